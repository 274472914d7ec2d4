// The shipping routes between ports: which port follows which along coasts and rivers.

/// Chains of ports in sailing order, with the length of the way over its great circle.
///
/// Written for this project from the geography of the coast and the waterways (public knowledge,
/// medium confidence). The factors hold a route's length over the great circle between the ports'
/// coordinates: 1.15 along an open coast, up to 1.8 around the Shandong peninsula, 1.3 on the
/// meandering Yangtze (which gives 2,390 km from Shanghai to Chongqing, where the fairway is 2,399
/// km), 1.25 to 1.4 on other rivers and canals.
enum WaterwayTable {
  static let csv = """
    waterway,class,factor,ports
    Liaodong coast,coastal,1.25,Dandong;Dalian
    Liaodong Bay,coastal,1.2,Dalian;Yingkou;Jinzhou;Qinhuangdao
    Bohai west coast,coastal,1.2,Qinhuangdao;Tangshan;Tianjin;Huanghua (Cangzhou);Binzhou;Dongying;Weifang
    Laizhou Bay,coastal,1.3,Weifang;Yantai
    Bohai crossing,coastal,1.1,Dalian;Tianjin
    Bohai crossing,coastal,1.1,Dalian;Qinhuangdao
    Bohai Strait,coastal,1.05,Dalian;Yantai;Weihai
    Bohai Strait,coastal,1.1,Tianjin;Yantai
    Bohai Strait,coastal,1.1,Tangshan;Yantai
    Shandong peninsula,coastal,1.8,Weihai;Qingdao
    Yellow Sea coast,coastal,1.15,Qingdao;Rizhao;Lianyungang;Yancheng (Dafeng);Shanghai
    Yellow Sea,coastal,1.15,Dalian;Shanghai
    Yellow Sea,coastal,1.15,Qingdao;Shanghai
    Yellow Sea,coastal,1.15,Weihai;Shanghai
    Yellow Sea,coastal,1.15,Lianyungang;Shanghai
    Hangzhou Bay,coastal,1.2,Shanghai;Jiaxing (Zhapu);Ningbo-Zhoushan
    East China Sea,coastal,1.3,Shanghai;Zhoushan;Ningbo-Zhoushan
    East China Sea,coastal,1.3,Shanghai;Ningbo-Zhoushan
    Zhejiang and Fujian coast,coastal,1.25,Zhoushan;Taizhou (Zhejiang);Wenzhou;Ningde;Fuzhou (Fujian);Putian;Quanzhou;Xiamen;Zhangzhou;Shantou
    Taiwan Strait,coastal,1.15,Zhoushan;Xiamen;Shenzhen (Yantian/Shekou)
    Guangdong coast,coastal,1.15,Shantou;Jieyang;Shanwei;Huizhou;Shenzhen (Yantian/Shekou)
    Pearl River mouth,coastal,1.3,Shenzhen (Yantian/Shekou);Guangzhou (Nansha);Dongguan (Humen)
    Pearl River mouth,coastal,1.3,Guangzhou (Nansha);Zhongshan;Zhuhai (Gaolan)
    Pearl River mouth,coastal,1.3,Shenzhen (Yantian/Shekou);Zhuhai (Gaolan);Yangjiang;Maoming;Zhanjiang
    Hainan Strait,coastal,1.3,Zhanjiang;Haikou
    Gulf of Tonkin,coastal,1.3,Haikou;Beihai (Tieshan);Qinzhou;Fangchenggang
    Hainan coast,coastal,1.2,Haikou;Yangpu (Danzhou);Basuo (Dongfang);Sanya
    Gulf of Tonkin,coastal,1.2,Yangpu (Danzhou);Qinzhou
    South China Sea,coastal,1.2,Shenzhen (Yantian/Shekou);Sanya
    Yangtze,river,1.3,Shanghai;Suzhou (Taicang/Zhangjiagang/Changshu);Nantong;Wuxi (Jiangyin);Taizhou (Jiangsu);Changzhou;Yangzhou;Zhenjiang;Nanjing;Maanshan;Wuhu;Tongling;Chizhou;Anqing;Jiujiang;Huangshi;Ezhou;Wuhan (Yangluo);Yueyang (Chenglingji);Jingzhou;Yichang;Wanzhou (Chongqing);Chongqing (Guoyuan);Luzhou;Yibin;Shuifu (Zhaotong)
    Chaohu and Yuxi,river,1.35,Hefei;Wuhu
    Gan and Poyang,river,1.3,Nanchang;Jiujiang
    Xiang and Dongting,river,1.3,Changsha (Xianing);Yueyang (Chenglingji)
    Grand Canal,river,1.25,Jining;Xuzhou;Yangzhou;Zhenjiang
    Jiangnan Canal,river,1.25,Zhenjiang;Changzhou;Wuxi (Jiangyin);Suzhou (Taicang/Zhangjiagang/Changshu)
    Huai,river,1.3,Bengbu;Yangzhou
    Xijiang,river,1.4,Nanning;Guigang;Wuzhou;Zhaoqing;Foshan;Guangzhou (Nansha)
    Liu and Qian,river,1.4,Liuzhou;Guigang
    West River delta,river,1.3,Zhaoqing;Jiangmen;Zhongshan
    Songhua,river,1.25,Harbin;Jiamusi
    """
}
