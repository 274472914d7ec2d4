// How lines opened since the timetable are drawn: which seats they pass, and their published
// fastest trains.

/// A row per line of rail_new_lines_2023_2026.csv.
///
/// `cities` are the seats that the line passes, in order; none for a line that is not drawn, with
/// the reason in `note`. A line that misses a seat is not drawn through it, or it makes a short cut
/// that no train takes. `fastest` holds minutes of the fastest published train as from>to=minutes.
enum OpenedLineTable {
  static let csv = """
    line,cities,fastest,note
    Guangzhou-Shanwei,Guangzhou;Huizhou;Shanwei,,
    Fuzhou-Xiamen-Zhangzhou,Fuzhou (Fujian);Putian;Quanzhou;Xiamen;Zhangzhou,Fuzhou (Fujian)>Xiamen=55,
    Nanjing-Shanghai riverside south,,,passes the seats of Changzhou Wuxi and Suzhou at 20 to 60 km and adds no speed between Nanjing and Shanghai
    Lijiang-Shangri-La,Lijiang;Shangri-La,Lijiang>Shangri-La=78,
    Qingbaijiang-Zhenjiangguan (Sichuan-Qinghai),,,its stations in Ngawa are 150 km or more from the seat of Barkam
    Jinan-Puyang (Jinan-Zhengzhou),Jinan;Liaocheng;Puyang,,the rest to Zhengzhou is in the timetable
    Laixi-Rongcheng,,,from Laixi to Rongcheng; its trains between the seats are in the timetable
    Tianjin-Daxing airport,,,ends at the airport
    Shantou-Shanwei (to Shantou South),Shanwei;Jieyang;Shantou,,
    Chengdu-Zigong-Yibin,Chengdu;Zigong;Yibin,,
    Longyan-Wuping,,,ends in a county of Longyan
    Fangchenggang-Dongxing,Fangchenggang;Dongxing,,
    Nanchang-Jingdezhen-Huangshan,Nanchang;Jingdezhen;Huangshan,,
    Chizhou-Huangshan,Chizhou;Huangshan,Chizhou>Huangshan=36,
    Lanzhou-Wuwei,Lanzhou;Wuwei,,
    Heze-Lankao (Rizhao-Lankao),Heze;Kaifeng,,Lankao is a county of Kaifeng on the line to its seat
    Hangzhou-Wenzhou,Hangzhou;Wenzhou,Hangzhou>Wenzhou=87,passes Jinhua's counties (Pujiang and Yiwu) and not its seat
    Meizhou-Longchuan,Meizhou;Heyuan,,
    Chongqing-Yibin,Chongqing;Luzhou;Yibin,,
    Huinong-Yinchuan,Shizuishan;Yinchuan,,
    Xuancheng-Jixi,Xuancheng;Huangshan,,
    Weifang-Yantai,Weifang;Yantai,,
    Nanning-Yulin,Nanning;Yulin (Guangxi),,
    Bazhong-Nanchong,Bazhong;Nanchong,,
    Jingmen-Jingzhou,Jingmen;Jingzhou,Jingmen>Jingzhou=26,Xiangyang-Jingzhou 55 less Xiangyang-Jingmen 29
    Langfang North-Daxing airport,,,ends at the airport
    Shanghai-Suzhou-Huzhou,Shanghai;Huzhou,Shanghai>Huzhou=55,Suzhou South is 35 km from the seat of Suzhou
    Jining-Datong-Yuanping,Ulanqab;Datong;Shuozhou;Xinzhou,,
    Kaifeng-Songchenglu (Zhengzhou-Kaifeng),,,8 km inside Kaifeng
    Chongqing East-Qianjiang,Chongqing;Zhangjiajie,,Qianjiang is a district of Chongqing; the line goes on to Zhangjiajie and Changde
    Xiangyang-Jingmen,Xiangyang;Jingmen,Xiangyang>Jingmen=29,
    Shenyang-Changbaishan,Shenyang;Fushun;Tonghua;Baishan;Yanji,,
    Panzhou-Xingyi,Liupanshui;Xingyi,,Panzhou is a county-level city of Liupanshui on the line from its seat
    Chongzuo-Pingxiang (Nanning-Pingxiang),Chongzuo;Pingxiang / Youyiguan,,
    Guangzhou-Zhanjiang,Guangzhou;Foshan;Yangjiang;Maoming;Zhanjiang,Guangzhou>Zhanjiang=90,
    Baotou-Huinong,Baotou;Bayannur;Wuhai;Shizuishan,,
    Wuhan-Yichang,Wuhan;Tianmen;Jingmen;Yichang,Wuhan>Yichang=69,
    Hangzhou-Quzhou,Hangzhou;Quzhou,,
    Hefei-Sixian (Hefei-Xinyi),,,ends at Sixian; Bengbu South-Sixian is not on the way to the seat of Suzhou (Anhui)
    Xi'an-Yan'an,Xi'an;Tongchuan;Yan'an,Xi'an>Yan'an=68,
    Xi'an-Shiyan,Xi'an;Shangluo;Shiyan,Xi'an>Shangluo=24;Xi'an>Shiyan=70,
    """
}
