// Candidates that no row of projects.csv names: upgrades and missing links of the west, centre and
// northeast.

/// Own candidates, costed as length times the unit cost of their asset (unit_costs.csv and
/// ``UnitCostTable``), which is that of their terrain: lines through the Qinling, Daba, Daliang and
/// Wumeng mountains are mostly tunnels.
///
/// Sections of a corridor that only pays as a whole are candidates in series; variants of one line
/// share a `group`; a line that has no other connection `requires` the one it continues. Lengths
/// are worked out from the links that exist.
enum OwnProjectTable {
  static let csv = """
    project_id,name,mode,design_kmh,cities,asset,level,group,requires
    hsr-chongqing-guiyang-350,Chongqing-Guiyang line for 350 km/h,high_speed_rail,350,Chongqing;Zunyi;Guiyang,"HSR 350 km/h, mountain (tunnel heavy), recent approvals",mid,chongqing-guiyang,
    hsr-chongqing-guiyang-250,Chongqing-Guiyang line for 250 km/h,high_speed_rail,250,Chongqing;Zunyi;Guiyang,"HSR 200-250 km/h, mountain (tunnel heavy)",mid,chongqing-guiyang,
    hsr-baoji-hanzhong,Baoji-Hanzhong high-speed line,high_speed_rail,250,Baoji;Hanzhong,"HSR 200-250 km/h, mountain (tunnel heavy)",high,,
    hsr-hanzhong-bazhong,Hanzhong-Bazhong high-speed line,high_speed_rail,250,Hanzhong;Bazhong,"HSR 200-250 km/h, mountain (tunnel heavy)",high,,
    hsr-mianyang-neijiang,Mianyang-Suining-Neijiang high-speed line,high_speed_rail,250,Mianyang;Suining;Neijiang,"HSR 250 km/h, plain",high,,
    hsr-luzhou-zunyi,Luzhou-Zunyi high-speed line,high_speed_rail,250,Luzhou;Zunyi,"HSR 200-250 km/h, mountain (tunnel heavy)",mid,,
    hsr-yibin-xichang,Yibin-Xichang high-speed line,high_speed_rail,250,Yibin;Xichang,"HSR 200-250 km/h, mountain (tunnel heavy)",high,,
    hsr-xichang-panzhihua,Xichang-Panzhihua high-speed line,high_speed_rail,250,Xichang;Panzhihua,"HSR 200-250 km/h, mountain (tunnel heavy)",mid,,
    hsr-panzhihua-dali,Panzhihua-Lijiang-Dali high-speed line,high_speed_rail,250,Panzhihua;Lijiang;Dali,"HSR 200-250 km/h, mountain (tunnel heavy)",high,,
    hsr-zhaotong-bijie,Zhaotong-Bijie high-speed line,high_speed_rail,250,Zhaotong;Bijie,"HSR 200-250 km/h, mountain (tunnel heavy)",high,,hsr-yibin-kunming
    hsr-xingyi-baise,Xingyi-Baise high-speed line,high_speed_rail,250,Xingyi;Baise,"HSR 200-250 km/h, mountain (tunnel heavy)",mid,,
    hsr-mengzi-wenshan,Mengzi-Wenshan high-speed line,high_speed_rail,250,Mengzi;Wenshan,"HSR 200-250 km/h, mountain (tunnel heavy)",low,,
    hsr-nanning-guilin-350,Nanning-Liuzhou-Guilin line for 350 km/h,high_speed_rail,350,Nanning;Liuzhou;Guilin,"HSR 350 km/h, plain and hills, recent approvals",mid,nanning-guilin,
    hsr-nanning-guilin-250,Nanning-Liuzhou-Guilin line for 250 km/h,high_speed_rail,250,Nanning;Liuzhou;Guilin,"HSR 250 km/h, plain",mid,nanning-guilin,
    hsr-hengyang-guilin,Hengyang-Yongzhou-Guilin line for 350 km/h,high_speed_rail,350,Hengyang;Yongzhou;Guilin,"HSR 350 km/h, plain and hills, recent approvals",mid,,
    hsr-tianshui-qingyang,Tianshui-Pingliang-Qingyang high-speed line,high_speed_rail,250,Tianshui;Pingliang;Qingyang,"HSR 200-250 km/h, mountain (tunnel heavy)",low,,
    hsr-taiyuan-yulin-350,Taiyuan-Luliang-Yulin line for 350 km/h,high_speed_rail,350,Taiyuan;Lvliang;Yulin (Shaanxi),"HSR 350 km/h, plain and hills, recent approvals",mid,taiyuan-yulin,
    hsr-taiyuan-yulin-250,Taiyuan-Luliang-Yulin line for 250 km/h,high_speed_rail,250,Taiyuan;Lvliang;Yulin (Shaanxi),"HSR 250 km/h, plain",mid,taiyuan-yulin,
    hsr-yulin-yinchuan,Yulin-Yinchuan high-speed line,high_speed_rail,350,Yulin (Shaanxi);Yinchuan,"HSR 350 km/h, plain and hills, recent approvals",low,,
    hsr-ordos-baotou,Ordos-Baotou high-speed line,high_speed_rail,350,Ordos;Baotou,"HSR 350 km/h, plain and hills, recent approvals",low,,
    hsr-zhangye-jiayuguan,Zhangye-Jiuquan-Jiayuguan fast line,high_speed_rail,350,Zhangye;Jiuquan;Jiayuguan,"HSR 350 km/h, plain and hills, recent approvals",low,,
    hsr-jiayuguan-hami,Jiayuguan-Hami fast line,high_speed_rail,350,Jiayuguan;Hami,"HSR 350 km/h, plain and hills, recent approvals",low,,
    hsr-hami-urumqi,Hami-Turpan-Urumqi fast line,high_speed_rail,350,Hami;Turpan;Urumqi,"HSR 350 km/h, plain and hills, recent approvals",low,,
    hsr-turpan-korla-250,Turpan-Korla high-speed line,high_speed_rail,250,Turpan;Korla,"HSR 250 km/h, plain",mid,turpan-korla,
    hsr-turpan-korla-200,Turpan-Korla line for 200 km/h,high_speed_rail,200,Turpan;Korla,HSR 200 km/h,mid,turpan-korla,
    hsr-korla-aksu-250,Korla-Aksu high-speed line,high_speed_rail,250,Korla;Aksu,"HSR 250 km/h, plain",low,,
    hsr-aksu-kashgar-250,Aksu-Kashgar high-speed line,high_speed_rail,250,Aksu;Artux;Kashgar,"HSR 250 km/h, plain",low,,hsr-korla-aksu-250
    hsr-kashgar-hotan-200,Kashgar-Hotan line for 200 km/h,high_speed_rail,200,Kashgar;Hotan,HSR 200 km/h,mid,,hsr-aksu-kashgar-250
    hsr-urumqi-kuytun-yining,Urumqi-Kuytun-Yining high-speed line,high_speed_rail,250,Urumqi;Shihezi;Yining,"HSR 250 km/h, plain",mid,,
    rail-yining-aksu,Yining-Aksu railway through the Tianshan,rail,160,Yining;Aksu,"Class I railway, plateau mountain 120-200 km/h",mid,,
    rail-altay-hami,Altay-Zhundong-Hami railway,rail,120,Altay;Hami,"Class I single-track railway, desert, 120 km/h",mid,,
    hsr-xining-golmud-250,Xining-Delingha-Golmud line for 250 km/h,high_speed_rail,250,Xining;Delingha;Golmud,"HSR 250 km/h, plain",mid,xining-golmud,
    hsr-xining-golmud-200,Xining-Delingha-Golmud line for 200 km/h,high_speed_rail,200,Xining;Delingha;Golmud,HSR 200 km/h,mid,xining-golmud,
    rail-golmud-lhasa-160,Golmud-Nagqu-Lhasa line for 160 km/h,rail,160,Golmud;Nagqu;Lhasa,"Class I railway, plateau mountain 120-200 km/h",low,,
    rail-shigatse-gyirong,Shigatse-Gyirong railway,rail,160,Shigatse;Gyirong,"Class I railway, plateau mountain 120-200 km/h",mid,,
    rail-golmud-chengdu,Golmud-Gyegu-Barkam-Chengdu railway,rail,160,Golmud;Gyegu (Yushu);Barkam;Chengdu,"Class I railway, plateau mountain 120-200 km/h",mid,,
    hsr-lijiang-shangri-la-200,Lijiang-Shangri-La line for 200 km/h,high_speed_rail,200,Lijiang;Shangri-La,"HSR 200-250 km/h, mountain (tunnel heavy)",mid,,
    rail-lincang-puer,Lincang-Pu'er railway,rail,160,Lincang;Pu'er,"Class I railway, plateau mountain 120-200 km/h",mid,,
    rail-mengzi-puer,Mengzi-Pu'er railway,rail,160,Mengzi;Pu'er,"Class I railway, plateau mountain 120-200 km/h",mid,,
    rail-ulanqab-erenhot-160,Ulanqab-Erenhot line for 160 km/h,rail,160,Ulanqab;Erenhot,"Class I single-track railway, desert, 120 km/h",high,,
    rail-linhe-hami-160,Bayannur-Hami line for 160 km/h,rail,160,Bayannur;Hami,"Class I single-track railway, desert, 120 km/h",mid,,
    hsr-jingzhou-changde,Jingzhou-Changde high-speed line,high_speed_rail,350,Jingzhou;Changde,"HSR 350 km/h, plain and hills, recent approvals",mid,,
    hsr-yichang-changde,Yichang-Changde high-speed line,high_speed_rail,350,Yichang;Changde,"HSR 350 km/h, plain and hills, recent approvals",mid,,
    hsr-shiyan-shennongjia,Shiyan-Shennongjia high-speed line (to Yichang by the link of Xingshan),high_speed_rail,350,Shiyan;Shennongjia,"HSR 350 km/h, mountain (tunnel heavy), recent approvals",mid,,hsr-yichang-xingshan
    hsr-enshi-zhangjiajie,Enshi-Zhangjiajie high-speed line,high_speed_rail,350,Enshi;Zhangjiajie,"HSR 350 km/h, mountain (tunnel heavy), recent approvals",mid,,
    hsr-changsha-ganzhou-350,Changsha-Ganzhou line for 350 km/h,high_speed_rail,350,Changsha;Ji'an;Ganzhou,"HSR 350 km/h, plain and hills, recent approvals",mid,changsha-ganzhou,
    hsr-changsha-ganzhou-250,Changsha-Ganzhou line for 250 km/h,high_speed_rail,250,Changsha;Ji'an;Ganzhou,"HSR 250 km/h, plain",mid,changsha-ganzhou,
    hsr-nanchang-jiujiang,Nanchang-Jiujiang high-speed line,high_speed_rail,350,Nanchang;Jiujiang,"HSR 350 km/h, plain and hills, recent approvals",mid,,
    hsr-nanyang-hefei-350,Nanyang-Xinyang-Lu'an-Hefei line for 350 km/h,high_speed_rail,350,Nanyang;Xinyang;Lu'an;Hefei,"HSR 350 km/h, plain and hills, recent approvals",mid,nanyang-hefei,
    hsr-nanyang-hefei-250,Nanyang-Xinyang-Lu'an-Hefei line for 250 km/h,high_speed_rail,250,Nanyang;Xinyang;Lu'an;Hefei,"HSR 250 km/h, plain",mid,nanyang-hefei,
    hsr-luoyang-zhoukou,Luoyang-Pingdingshan-Luohe-Zhoukou high-speed line,high_speed_rail,350,Luoyang;Pingdingshan;Luohe;Zhoukou,"HSR 350 km/h, plain and hills, recent approvals",low,,
    hsr-ganzhou-longyan,Ganzhou-Longyan high-speed line,high_speed_rail,350,Ganzhou;Longyan,"HSR 350 km/h, plain and hills, recent approvals",high,,
    hsr-shaoyang-yongzhou,Shaoyang-Yongzhou high-speed line,high_speed_rail,350,Shaoyang;Yongzhou,"HSR 350 km/h, plain and hills, recent approvals",low,,
    hsr-harbin-yichun,Harbin-Suihua-Yichun high-speed line,high_speed_rail,250,Harbin;Suihua;Yichun (Heilongjiang),"HSR 250 km/h, plain",mid,,
    hsr-mudanjiang-yanji,Mudanjiang-Yanji high-speed line,high_speed_rail,250,Mudanjiang;Yanji,"HSR 250 km/h, plain",mid,,
    hsr-qiqihar-manzhouli,Qiqihar-Hulunbuir-Manzhouli fast line,high_speed_rail,200,Qiqihar;Hulunbuir;Manzhouli,HSR 200 km/h,mid,,
    hsr-tongliao-chifeng,Tongliao-Chifeng high-speed line,high_speed_rail,250,Tongliao;Chifeng,"HSR 250 km/h, plain",mid,,
    road-shiquanhe-hotan,Shiquanhe-Hotan expressway,road,100,Shiquanhe;Hotan,"Expressway package, Xinjiang mountain and desert",mid,,
    road-shigatse-shiquanhe,Shigatse-Shiquanhe expressway,road,100,Shigatse;Shiquanhe,"Expressway package, Xinjiang mountain and desert",mid,,
    road-kangding-chamdo,Kangding-Chamdo expressway,road,100,Kangding;Chamdo,"Expressway 4-lane, southwest mountain",mid,,
    road-chamdo-nyingchi,Chamdo-Nyingchi expressway,road,100,Chamdo;Nyingchi,"Expressway 4-lane, southwest mountain",mid,,
    road-chamdo-nagqu,Chamdo-Nagqu expressway,road,100,Chamdo;Nagqu,"Expressway package, Xinjiang mountain and desert",high,,
    road-golmud-nagqu,Golmud-Nagqu expressway (G6),road,100,Delingha;Nagqu,"Expressway package, Xinjiang mountain and desert",mid,,
    road-gyegu-chamdo,Gyegu-Chamdo expressway,road,100,Gyegu (Yushu);Chamdo,"Expressway 4-lane, southwest mountain",low,,
    road-kangding-xichang,Kangding-Xichang expressway,road,100,Kangding;Xichang,"Expressway 4-lane, southwest mountain",mid,,
    road-lushui-shangri-la,Lushui-Shangri-La expressway,road,100,Lushui;Shangri-La,"Expressway 4-lane, southwest mountain",high,,
    road-yining-aksu,Yining-Aksu expressway through the Tianshan (G219),road,100,Yining;Aksu,"Expressway package, Xinjiang mountain and desert",high,,
    road-hotan-aksu,Hotan-Aksu desert expressway,road,120,Hotan;Aksu,"Expressway 4-lane, desert or plain west",mid,,
    road-korla-hotan,Korla-Hotan expressway (G0612 Yitunbulake-Hotan),road,120,Korla;Hotan,"Expressway 4-lane, desert or plain west",mid,,
    road-delingha-korla,Delingha-Korla expressway (G0612),road,120,Delingha;Korla,"Expressway 4-lane, desert or plain west",mid,,
    road-maqen-barkam,Maqen-Barkam expressway (G0615),road,100,Maqen;Barkam,"Expressway package, Xinjiang mountain and desert",high,,
    road-hezuo-barkam,Hezuo-Barkam expressway (G0611),road,100,Hezuo;Barkam,"Expressway package, Xinjiang mountain and desert",high,,
    road-barkam-kangding,Barkam-Kangding expressway (G4217),road,100,Barkam;Kangding,"Expressway 4-lane, southwest mountain",mid,,
    road-kangding-gyegu,Kangding-Gyegu expressway,road,100,Kangding;Gyegu (Yushu),"Expressway package, Xinjiang mountain and desert",high,,
    road-kangding-shangri-la,Kangding-Shangri-La expressway (G4216),road,100,Kangding;Shangri-La,"Expressway 4-lane, southwest mountain",mid,,
    road-nagqu-gyegu,Nagqu-Gyegu expressway,road,100,Nagqu;Gyegu (Yushu),"Expressway package, Xinjiang mountain and desert",high,,
    road-kashgar-torugart,Kashgar-Torugart expressway (G3013),road,100,Kashgar;Torugart,"Expressway package, Xinjiang mountain and desert",mid,,
    road-kashgar-khunjerab,Kashgar-Khunjerab expressway (G314),road,100,Kashgar;Khunjerab,"Expressway package, Xinjiang mountain and desert",high,,
    road-shigatse-gyirong,Shigatse-Gyirong expressway,road,100,Shigatse;Gyirong,"Expressway package, Xinjiang mountain and desert",high,,
    rail-tacheng-baktu,Tacheng-Baktu border railway,rail,120,Tacheng;Baktu (Tacheng),"Class I single-track railway, desert, 120 km/h",mid,,
    rail-altay-takashiken,Altay-Takashiken border railway,rail,120,Altay;Takashiken,"Class I single-track railway, desert, 120 km/h",high,,
    rail-lincang-qingshuihe,Lincang-Qingshuihe border railway (China-Myanmar),rail,160,Lincang;Qingshuihe,"Class I railway, plateau mountain 120-200 km/h",mid,,
    rail-jinchang-bayanhot,Jinchang-Bayanhot freight railway,rail,120,Jinchang;Bayanhot,"Class I single-track railway, desert, 120 km/h",mid,,
    road-altay-hami,Altay-Hami expressway,road,120,Altay;Hami,"Expressway 4-lane, desert or plain west",low,,
    """
}
