// Candidates that are no railways or roads: regional airports with their flights, canals.

/// Airports and inland waterways that may be built.
///
/// `places` of an airport are its city and the hub airports that flights would join it to: the
/// city's people drive 20 minutes and fly for 40.7 + km / 733 x 60 minutes (the block time fitted
/// to all pairs of 2026), once a day. `cost_100m` is in hundred million CNY; an empty one is the
/// unit cost of `asset`.
enum AirportCanalTable {
  static let csv = """
    project_id,name,mode,places,km,asset,level,cost_100m,year,source,confidence
    air-nagqu,Nagqu airport,air,Nagqu;CTU;LXA,,New regional airport (4C),high,,,own proposal; planned since the 2010s (public knowledge),low
    air-gonghe,Gonghe airport,air,Gonghe;XIY;CTU;PEK,,New regional airport (4C),high,,,own proposal; in regional plans (public knowledge),low
    air-linxia,Linxia airport,air,Linxia;XIY;PEK;CTU,,New regional airport (4C),mid,,,own proposal; in the civil aviation plan 2021-2025 (public knowledge),low
    air-dingxi,Dingxi airport,air,Dingxi;PEK;CTU;CAN,,New regional airport (4C),mid,,,own proposal; in the civil aviation plan 2021-2025 (public knowledge),low
    air-baoji,Baoji airport,air,Baoji;PEK;SHA;CAN,,New regional airport (4C),mid,,,own proposal; in the civil aviation plan 2021-2025 (public knowledge),low
    air-leshan,Leshan airport,air,Leshan;PEK;SHA;CAN;KMG,,New regional airport (4C),mid,,,own proposal; in the civil aviation plan 2021-2025 (public knowledge),low
    air-hezhou,Hezhou airport,air,Hezhou;PEK;SHA;CTU,,New regional airport (4C),mid,,,own proposal; in the civil aviation plan 2021-2025 (public knowledge),low
    air-shangluo,Shangluo airport,air,Shangluo;PEK;SHA;CAN,,New regional airport (4C),mid,,,own proposal,low
    air-chuxiong,Chuxiong airport,air,Chuxiong;PEK;CTU;CAN,,New regional airport (4C),mid,,,own proposal; in the civil aviation plan 2021-2025 (public knowledge),low
    air-yaan,Ya'an airport,air,Ya'an;PEK;SHA;CAN,,New regional airport (4C),high,,,own proposal,low
    water-jinghan-canal,Jingzhou-Wuhan canal,water,Jingzhou;Wuhan (Yangluo),230,,,759,,public knowledge of the prefeasibility,low
    water-xianggui-canal,Hunan-Guangxi canal,water,Changsha (Xianing);Wuzhou,1000,,,1500,,public knowledge of the studies,low
    water-zhegangyue-canal,Jiangxi-Guangdong canal (of Zhejiang-Jiangxi-Guangdong),water,Nanchang;Guangzhou (Nansha),1228,,,1500,,public knowledge of the studies,low
    """
}
