// Lines opened from July 2021 to August 2023, as candidates of the backtest.

/// Rows of rail_new_lines_2021_2025.csv that rail_lines_opened_2016_2021.csv and
/// ``OpenedLineTable`` lack, drawn through the seats that they pass.
///
/// Left out: Hotan-Ruoqiang, whose end is 450 km from the next seat. Anqing-Jiujiang misses the
/// seat of Huanggang, and Xiangyang-Wanzhou that of Shiyan; the latter goes on to Chongqing by
/// Chongqing-Wanzhou, whose 247 km are added to its 434. Mile-Mengzi leaves the Nanning-Kunming
/// line at Mile. Pu'er and Jinghong are where China-Laos ends here.
enum LaterLineTable {
  static let csv = """
    line,cities,km,design_kmh,opened,requires
    Hangzhou-Shaoxing-Taizhou,Hangzhou;Shaoxing;Taizhou (Zhejiang),266,350,2022,
    Zhangjiajie-Jishou-Huaihua,Zhangjiajie;Jishou;Huaihua,245,350,2021,
    Mudanjiang-Jiamusi,Mudanjiang;Jixi;Qitaihe;Shuangyashan;Jiamusi,372,250,2021,
    Ganzhou-Shenzhen,Ganzhou;Heyuan;Huizhou;Shenzhen,434,350,2021,
    Anqing-Jiujiang,Anqing;Jiujiang,176,350,2021,
    China-Laos (Yuxi-Mohan),Yuxi;Pu'er;Jinghong,508.5,160,2021,
    Chaoyang-Jinzhou,Chaoyang;Jinzhou,107,350,2021,
    Xiangyang-Wanzhou-Chongqing,Xiangyang;Chongqing,681,350,2022,
    Beijing-Tangshan,Beijing;Tangshan,148.7,350,2022,
    Changde-Yiyang-Changsha,Changde;Yiyang;Changsha,157,350,2022,
    Dali-Baoshan,Dali;Baoshan,133,140,2022,
    Mile-Mengzi,Kunming;Mengzi,106,250,2022,Baise-Kunming
    New Chengdu-Kunming,Leshan;Xichang;Panzhihua;Kunming,860,160,2022,
    Zhongwei-Lanzhou,Zhongwei;Baiyin;Lanzhou,219.7,250,2022,
    Huzhou-Hangzhou,Huzhou;Hangzhou,137.8,350,2022,
    Guiyang-Nanning,Guiyang;Duyun;Hechi;Nanning,482,350,2023,
    """
}
