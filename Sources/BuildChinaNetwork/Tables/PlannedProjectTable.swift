// What becomes of each row of projects.csv that is not open yet.

/// The rows of projects.csv that are being built or may be, as known in November 2026, and those
/// that are neither, with the reason.
///
/// `row` is the row's `name_zh`. An empty `cities` or `km` takes the row's own; `asset` names a row
/// of unit_costs.csv or of ``UnitCostTable`` that fills a blank cost (`low`, `mid` or `high` of its
/// range); `km` of a part scales the row's cost by length. What is under construction is
/// `committed`: it stands before and after every plan. `year` is the expected one where it differs
/// from the row's.
enum PlannedProjectTable {
  static let csv = """
    row,project_id,name,modes,cities,km,asset,level,group,requires,status,year,note
    西渝高铁安康至重庆段,hsr-ankang-chongqing,,high_speed_rail,,,,,,,committed,,
    西康高铁,hsr-xian-ankang,,high_speed_rail,,,"HSR 350 km/h, mountain (tunnel heavy), recent approvals",mid,,,committed,2026,tracks laid in March 2026; not known to be open
    成渝中线高铁,hsr-chengdu-chongqing-central,,high_speed_rail,,,,,,,committed,,
    西宁至成都铁路,rail-xining-chengdu,,high_speed_rail,,,,,,,committed,,
    兰州至合作铁路,rail-lanzhou-hezuo,,high_speed_rail,,,"HSR 200-250 km/h, mountain (tunnel heavy)",low,,,committed,,
    渝昆高铁,hsr-yibin-kunming,Chongqing-Kunming HSR: Yibin-Kunming,high_speed_rail,Yibin;Zhaotong;Qujing;Kunming,489,,,,,committed,2026,Chongqing-Yibin (210 km) opened in 2024; the rest is expected at the end of 2026
    沪渝蓉高铁宜昌至涪陵段,hsr-yichang-fuling,,high_speed_rail,,,,,,,committed,,
    宜昌至郑万高铁联络线,hsr-yichang-xingshan,,high_speed_rail,Yichang;Shennongjia,,,,,,committed,2026,Xingshan is 40 km from the station of Shennongjia on the line that it joins
    沪渝蓉高铁,,,,,,,,,,,,umbrella of the Yangtze sections that are projects of their own
    川藏铁路雅安至林芝段,rail-sichuan-tibet,,rail,,,,,,,committed,,
    中吉乌铁路中国段,rail-kashgar-torugart,,rail,Kashgar;Torugart,,"Class I railway, plateau mountain 120-200 km/h",low,,,committed,,Artux is passed; the line ends at the border
    成达万高铁,hsr-chengdu-dazhou-wanzhou,,high_speed_rail,,,,,,,committed,,
    合武高铁,hsr-hefei-wuhan,,high_speed_rail,,,,,,,committed,,
    西十高铁,,,,,,,,,,,,open since 30 June 2026
    延榆鄂高铁,hsr-yanan-yulin,Yan'an-Yulin HSR,high_speed_rail,Yan'an;Yulin (Shaanxi),236,"HSR 350 km/h, plain and hills, recent approvals",mid,,,committed,,under construction in December 2025; length shared by great circles
    延榆鄂高铁,hsr-yulin-ordos,Yulin-Ordos HSR,high_speed_rail,Yulin (Shaanxi);Ordos,172,"HSR 350 km/h, plain and hills, recent approvals",mid,,,candidate,,planned; length shared by great circles
    兰张三四线武张段,hsr-wuwei-zhangye,,high_speed_rail,,,,,,,committed,,
    雄商高铁,hsr-xiongan-shangqiu,,high_speed_rail,,,,,,,committed,2026,static acceptance in March 2026; not known to be open
    雄忻高铁,hsr-xiongan-xinzhou,,high_speed_rail,,,,,,,committed,,
    通苏嘉甬高铁,hsr-nantong-ningbo,,high_speed_rail,,,,,,,committed,,
    甬舟铁路,rail-ningbo-zhoushan,,high_speed_rail,,,,,,,committed,,
    津潍高铁,hsr-tianjin-weifang,,high_speed_rail,,,,,,,committed,,
    大瑞铁路保瑞段,rail-baoshan-ruili,,rail,,,"Class I railway, plateau mountain 120-200 km/h",mid,,,committed,,
    滇藏铁路香格里拉至波密,rail-yunnan-tibet,,rail,,,"Class I railway, plateau mountain 120-200 km/h",high,,,candidate,,Bomi lies 220 km before Nyingchi on the Sichuan-Tibet line; linked to Nyingchi
    新藏铁路和田至日喀则,rail-xinjiang-tibet,,rail,,,"Class I railway, plateau mountain 120-200 km/h",low,,,candidate,,
    黄百铁路,rail-huangtong-baise,,rail,,,,,,,committed,,
    平陆运河,water-pinglu-canal,,water,Nanning;Qinzhou,,,,,,committed,2026,joins the ports of Nanning and Qinzhou; opening not verified
    琼州海峡跨海通道,crossing-qiongzhou-strait,,high_speed_rail;road,,180,,,,,candidate,,the 40 km crossing with the 140 km of its approaches from Zhanjiang that exist
    """
}
