// What becomes of each row of projects.csv that is not open yet.

/// The rows of projects.csv that become candidates, and those that do not, with the reason.
///
/// `row` is the row's `name_zh`. An empty `cities` or `km` takes the row's own; `asset` names the row of unit_costs.csv that
/// fills a blank cost (`low`, `mid` or `high` of its range); `km` of a part scales the row's cost by length.
enum PlannedProjectTable {
  static let csv = """
    row,project_id,modes,cities,km,asset,level,group,requires,note
    西渝高铁安康至重庆段,hsr-ankang-chongqing,high_speed_rail,,,,,,,
    西康高铁,hsr-xian-ankang,high_speed_rail,,,"HSR 350 km/h, mountain (tunnel heavy), recent approvals",mid,,,
    成渝中线高铁,hsr-chengdu-chongqing-central,high_speed_rail,,,,,,,
    西宁至成都铁路,rail-xining-chengdu,high_speed_rail,,,,,,,
    兰州至合作铁路,rail-lanzhou-hezuo,high_speed_rail,,,HSR 200 km/h,mid,,,
    渝昆高铁,hsr-yibin-kunming,high_speed_rail,Yibin;Zhaotong;Qujing;Kunming,489,,,,,Chongqing-Yibin (210 km) opened in 2024 and is in the base network
    沪渝蓉高铁宜昌至涪陵段,hsr-yichang-fuling,high_speed_rail,,,,,,,
    沪渝蓉高铁,,,,,,,,,umbrella of the Yangtze sections that are candidates of their own
    川藏铁路雅安至林芝段,rail-sichuan-tibet,rail,,,,,,,
    中吉乌铁路中国段,rail-kashgar-torugart,rail,Kashgar;Torugart,,"Class I railway, plateau mountain 120-200 km/h",low,,,Artux is passed; the line ends at the border
    成达万高铁,hsr-chengdu-dazhou-wanzhou,high_speed_rail,,,,,,,
    合武高铁,hsr-hefei-wuhan,high_speed_rail,,,,,,,
    西十高铁,hsr-xian-shiyan,high_speed_rail,,,,,,,
    延榆鄂高铁,hsr-yanan-ordos,high_speed_rail,,,"HSR 350 km/h, plain and hills, recent approvals",mid,,,
    兰张三四线武张段,hsr-wuwei-zhangye,high_speed_rail,,,,,,,
    雄商高铁,hsr-xiongan-shangqiu,high_speed_rail,,,,,,,
    雄忻高铁,hsr-xiongan-xinzhou,high_speed_rail,,,,,,,
    通苏嘉甬高铁,hsr-nantong-ningbo,high_speed_rail,,,,,,,
    甬舟铁路,rail-ningbo-zhoushan,high_speed_rail,,,,,,,
    津潍高铁,hsr-tianjin-weifang,high_speed_rail,,,,,,,
    大瑞铁路保瑞段,rail-baoshan-ruili,rail,,,"Class I railway, plateau mountain 120-200 km/h",mid,,,
    滇藏铁路香格里拉至波密,rail-yunnan-tibet,rail,,,"Class I railway, plateau mountain 120-200 km/h",high,,,Bomi lies 220 km before Nyingchi on the Sichuan-Tibet line; linked to Nyingchi
    新藏铁路和田至日喀则,rail-xinjiang-tibet,rail,,,"Class I railway, plateau mountain 120-200 km/h",low,,,
    黄百铁路,rail-huangtong-baise,rail,,,,,,,
    平陆运河,water-pinglu-canal,water,Nanning;Qinzhou,,,,,,joins the ports of Nanning and Qinzhou
    琼州海峡跨海通道,crossing-qiongzhou-strait,high_speed_rail;road,,180,,,,,the 40 km crossing with the 140 km of its approaches from Zhanjiang that exist
    """
}
