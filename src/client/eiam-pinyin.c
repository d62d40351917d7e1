/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-pinyin.h"

#include <string.h>

/* How the characters that are common in Chinese names are read, one reading
 * each; ü is written v. A name with another character has no reading. */
typedef struct {
  const char *syllable;
  const char *characters;
} Reading;

/* Surnames that are read otherwise than the same characters elsewhere, those of
 * two characters first. */
static const Reading surnames[] = {
  { "chanyu", "单于" }, { "moqi", "万俟" }, { "tantai", "澹台" }, { "yuchi", "尉迟" },
  { "zhangsun", "长孙" },
  { "miao", "缪" }, { "ou", "区" }, { "ou", "區" }, { "piao", "朴" }, { "qiu", "仇" },
  { "shan", "单" }, { "shan", "單" }, { "shao", "召" }, { "xie", "解" }, { "yue", "乐" },
  { "yue", "樂" }, { "zha", "查" },
};

static const Reading readings[] = {
  { "a", "阿" }, { "ai", "艾爱愛嫒瑷" }, { "an", "安岸谙" }, { "ang", "昂" }, { "ao", "敖傲奥" },
  { "ba", "巴" }, { "bai", "柏白百拜" }, { "ban", "班半" }, { "bang", "榜邦" },
  { "bao", "鲍包暴薄保宝葆寶抱" }, { "bei", "贝北蓓琲" }, { "ben", "贲本奔" },
  { "bi", "毕必璧碧筆" }, { "bian", "卞边变" }, { "biao", "彪杓标表標" }, { "bie", "别" },
  { "bin", "宾彬斌滨玢賓" }, { "bing", "邴丙兵冰炳秉" }, { "bo", "卜伯博波勃铂" },
  { "bu", "步埔布" }, { "cai", "蔡彩材财偲采" }, { "can", "灿璨蚕燦粲" }, { "cang", "苍沧藏滄" },
  { "cao", "曹草" }, { "cen", "岑" }, { "cha", "查察差茶" }, { "chai", "柴钗" },
  { "chan", "婵禪潺禅蝉" }, { "chang", "昌常嫦畅暢唱昶玚苌肠" }, { "chao", "晁巢朝潮超" },
  { "che", "车澈彻" }, { "chen", "陈晨琛辰陳宸忱谌" },
  { "cheng", "成程城承橙澄诚铖誠澂呈柽琤骋" }, { "chi", "池迟馳弛驰痴" },
  { "chong", "充冲崇翀沖" }, { "chou", "仇丑畴" }, { "chu", "褚储楚出初礎础触" },
  { "chuan", "传川" }, { "chuang", "闯" }, { "chun", "淳春椿纯純瑃" }, { "ci", "慈赐次辞" },
  { "cong", "从淙琮聪聰璁苁" }, { "cui", "崔璀翠催粹萃" }, { "cun", "存村" }, { "da", "大达達" },
  { "dai", "戴玳黛岱带待代" }, { "dan", "单澹丹旦淡聃單" }, { "dang", "党當" },
  { "dao", "刀道导焘稻" }, { "de", "得德" }, { "deng", "邓登鄧燈" },
  { "di", "狄邸地娣笛第迪堤嫡帝弟棣荻蒂" }, { "dian", "典点電點殿奠" }, { "diao", "刁" },
  { "die", "蝶疊" }, { "ding", "丁定鼎玎" }, { "dong", "董东冬栋東懂洞" }, { "dou", "窦斗豆" },
  { "du", "杜堵都笃" }, { "duan", "段端" }, { "dui", "兑" }, { "dun", "敦顿" },
  { "duo", "多铎夺" }, { "e", "鄂娥婀额" }, { "en", "恩" }, { "er", "尔爾儿珥" },
  { "fa", "发法琺發" }, { "fan", "范樊凡帆璠矾範梵返" }, { "fang", "方房放芳坊昉舫钫访" },
  { "fei", "费斐绯菲霏非飞飛妃翡" }, { "fen", "分芬" },
  { "feng", "冯凤酆封丰峰枫锋风馮鳳豐風楓灃烽逢奉" },
  { "fu", "傅伏富符扶甫付夫府服福芙馥拂赋辅釜" }, { "gai", "盖" }, { "gan", "干甘敢" },
  { "gang", "刚岗纲钢剛鋼綱罡" }, { "gao", "高郜告" }, { "ge", "葛戈格歌革鸽阁" },
  { "gen", "根" }, { "geng", "耿庚耕" }, { "gong", "龚弓宫贡巩公工龔功珙" },
  { "gou", "勾苟缑够" }, { "gu", "顾谷古故鹄固姑孤骨" }, { "guan", "管关官冠莞關琯观贯馆" },
  { "guang", "广光" }, { "gui", "桂贵貴圭" }, { "guo", "郭国果國过" }, { "hai", "海還还" },
  { "han", "韩阚含寒晗涵瀚翰菡韓漢函撼汉汗焓" }, { "hang", "杭珩航" },
  { "hao", "郝好昊浩濠灏皓豪号颢" }, { "he", "何贺和赫合河禾荷鹤賀鶴姀翮菏" }, { "hen", "恨" },
  { "heng", "衡亨恒姮蘅" }, { "hong", "洪弘红宏泓虹鸿紅閎鴻" }, { "hou", "侯后厚" },
  { "hu", "胡扈狐呼户湖瑚虎斛护" }, { "hua", "华花滑化画骅華驊樺畫婳嬅桦" },
  { "huai", "怀槐懷淮" }, { "huan", "宦桓幻欢焕环歡渙煥環唤" }, { "huang", "黄皇煌黃篁" },
  { "hui", "惠会卉慧晖汇珲蕙辉薈輝暉會回翚荟" }, { "huo", "霍活火" },
  { "ji", "计纪季吉嵇汲蓟籍姬冀暨基己技极济激稷际集霁骥紀際霽驥機濟積及姞寄玑积藉跻忌" },
  { "jia", "贾家郏佳嘉賈加架珈甲" }, { "jian", "简健剑坚建检涧践鉴澗監簡暕柬" },
  { "jiang", "蒋姜江将疆讲蔣獎" }, { "jiao", "焦姣娇教皎骄驕湫蛟角" },
  { "jie", "解揭介婕捷杰洁节颉潔傑節劼桀界结" },
  { "jin", "金靳晋劲巾津琎瑾谨进锦謹錦晉槿盡矜近衿缙" },
  { "jing", "经井景荆敬京婧憬旌晶璟竞精菁镜靓静靜經鏡競兢净境暻靖茎" }, { "jiong", "炅炯" },
  { "jiu", "久九玖酒" }, { "ju", "居鞠巨菊句橘琚矩驹" }, { "juan", "娟涓绢隽鹃" },
  { "jue", "决珏觉爵" }, { "jun", "俊军君峻浚竣郡钧骏軍鈞駿均晙珺" }, { "ka", "卡" },
  { "kai", "凯开铠開剀恺慨楷锴" }, { "kan", "侃看坎衎" }, { "kang", "康亢慷抗" },
  { "ke", "柯克刻珂科可轲客" }, { "kong", "孔空" }, { "kou", "寇" }, { "ku", "酷" },
  { "kuai", "蒯" }, { "kuan", "宽" }, { "kuang", "匡" }, { "kui", "夔葵奎岿揆逵馈魁" },
  { "kun", "坤堃昆焜琨鲲" }, { "kuo", "阔擴" }, { "la", "拉" }, { "lai", "赖賴来莱" },
  { "lan", "蓝兰岚澜蘭瀾籃揽斓榄览阑" }, { "lang", "郎朗浪琅" }, { "lao", "劳" },
  { "le", "乐樂" }, { "lei", "雷磊蕾垒镭" }, { "leng", "冷棱" },
  { "li", "李厉黎郦利里丽俪犁理立荔莉麗禮曆俐力励梨沥琍璃瓅砾藜鲤" },
  { "lian", "廉连炼琏练联莲蓮聯斂怜恋涟潋濂链" }, { "liang", "梁亮良晾谅量" },
  { "liao", "廖燎疗" }, { "lie", "烈冽列洌" }, { "lin", "林蔺淋琳霖麟凛璘" },
  { "ling", "凌令岭灵玲翎聆苓菱铃陵龄靈領齡姈泠祾绫零伶" }, { "liu", "柳刘琉劉留骝" },
  { "long", "龙隆珑龍朧茏" }, { "lou", "娄樓" },
  { "lu", "鲁路卢陆禄逯鹿璐芦露鹭麓盧陸魯祿庐潞" }, { "luan", "栾峦鸾" },
  { "lun", "仑伦纶论綸" }, { "luo", "罗骆洛珞落羅" }, { "lv", "吕侣律率绿綠" }, { "lve", "略" },
  { "ma", "马麻玛馬瑪妈" }, { "mai", "迈邁麥麦买" }, { "man", "满曼漫蔓滿嫚熳缦" },
  { "mang", "芒" }, { "mao", "毛茅懋茂卯瑁" }, { "me", "么" }, { "mei", "梅妹眉美莓媚嵋玫瑂镁" },
  { "men", "门門" }, { "meng", "孟蒙梦盟萌檬猛" }, { "mi", "米糜宓密咪幂弥蜜谧觅" },
  { "mian", "免冕勉" }, { "miao", "苗缪妙淼渺" }, { "mie", "滅" }, { "min", "闵敏民珉旻岷闽" },
  { "ming", "明名茗铭鸣銘鳴洺" }, { "mo", "莫墨模茉默摩漠蓦陌" }, { "mou", "牟某谋" },
  { "mu", "穆牧慕木暮沐母霂" }, { "na", "那娜纳" }, { "nai", "奶" }, { "nan", "南楠男難囡难" },
  { "ne", "呢" }, { "nen", "嫩" }, { "neng", "能" }, { "ni", "倪妮旎霓尼" }, { "nian", "年念" },
  { "nie", "聂乜" }, { "ning", "宁凝柠甯" }, { "niu", "钮牛妞" }, { "nong", "农浓侬" },
  { "nu", "努" }, { "nuan", "暖煖" }, { "nuo", "诺" }, { "nv", "女" }, { "ou", "欧鸥歐讴" },
  { "pa", "琶" }, { "pan", "潘盘攀磐盼" }, { "pang", "庞逄龐" }, { "pei", "裴佩培沛珮配霈" },
  { "peng", "彭蓬朋芃鹏鵬澎" }, { "pi", "皮" }, { "pian", "片" }, { "piao", "飘飄" },
  { "pin", "品嫔" }, { "ping", "平娉苹萍凭屏" }, { "po", "泊珀婆坡泼" },
  { "pu", "蒲濮浦普谱朴璞菩" },
  { "qi", "戚齐祁七企其启奇旗淇琦琪祺绮起锜骐麒綺騏齊氣器岂岐崎杞栖棋玘祈颀" }, { "qia", "洽" },
  { "qian", "钱倩前千潜芊茜谦迁骞錢謙遷牽蒨虔阡乾" }, { "qiang", "强蔷強墙" },
  { "qiao", "乔巧喬橋俏荞" }, { "qie", "切" }, { "qin", "秦覃琴勤沁芹钦" },
  { "qing", "卿庆晴清箐青慶擎倾情磬" }, { "qiong", "琼穹瓊" }, { "qiu", "邱裘秋丘球楸" },
  { "qu", "屈曲璩瞿娶取区區" }, { "quan", "全权泉荃權瑔" }, { "que", "阙" }, { "qun", "群" },
  { "ran", "冉染然燃苒" }, { "rang", "让" }, { "rao", "饶娆" }, { "re", "热" },
  { "ren", "任人仁刃" }, { "ri", "日" }, { "rong", "荣戎容融嵘榕蓉镕榮熔" }, { "rou", "柔" },
  { "ru", "茹如汝儒孺" }, { "ruan", "阮" }, { "rui", "芮瑞睿蕊锐" }, { "run", "润潤" },
  { "ruo", "婼箬若" }, { "sa", "飒灑" }, { "sai", "赛" }, { "san", "三" }, { "sang", "桑" },
  { "se", "瑟" }, { "sen", "森" }, { "sha", "沙莎" }, { "shan", "山善姗杉珊汕" },
  { "shang", "尚上商赏賞晌裳" }, { "shao", "邵韶少绍芍紹劭" }, { "she", "厍佘社" },
  { "shen", "沈申慎深神燊珅" }, { "sheng", "盛升圣声晟生笙胜勝聖昇苼" },
  { "shi", "施史时石师世仕士实室是矢示视诗詩適時獅十媞狮莳试轼" }, { "shou", "寿守受绶首" },
  { "shu", "舒束殳叔书姝恕抒数曙树殊淑澍書數樞樹漱疏述黍术" }, { "shuai", "帅" },
  { "shuang", "双爽霜雙" }, { "shui", "水" }, { "shun", "舜顺順" }, { "shuo", "烁硕铄朔" },
  { "si", "司俟丝四思斯私嗣姒" }, { "song", "宋松嵩淞颂頌凇菘诵" },
  { "su", "苏宿粟簌素蘇愫稣肃" }, { "sui", "穗随隨歲遂" }, { "sun", "孙孫" }, { "suo", "索所" },
  { "ta", "拓" }, { "tai", "邰台太泰" }, { "tan", "谈谭潭坛昙檀" }, { "tang", "唐汤堂湯塘棠瑭" },
  { "tao", "陶桃涛淘滔韬濤韜" }, { "te", "特" }, { "teng", "滕腾藤騰" }, { "ti", "提題缇题体" },
  { "tian", "田天恬甜添湉" }, { "tiao", "條" }, { "tie", "帖铁鐵" },
  { "ting", "亭听婷庭廷汀霆聽挺葶" }, { "tong", "童通仝佟同彤桐瞳铜曈" }, { "tou", "钭" },
  { "tu", "屠涂徒图吐" }, { "tuan", "团" }, { "tui", "退" }, { "wa", "瓦" }, { "wai", "外" },
  { "wan", "万婉晚湾琬菀萬皖碗宛" }, { "wang", "王汪旺望往" },
  { "wei", "卫魏韦危隗蔚尉伟威巍慰未潍炜玮纬维葳薇韋偉瑋緯維衛為煒味唯委娓帷惟苇" },
  { "wen", "闻温文汶纹问雯溫穩玟" }, { "weng", "翁" }, { "wo", "沃我" },
  { "wu", "吴邬伍巫乌武毋五梧吳烏無吾悟舞" },
  { "xi", "奚席郗习西喜夕希息惜晞曦溪熙熹禧锡璽僖晰析汐煕犀玺琋皙羲兮" },
  { "xia", "夏下侠瑕霞峡暇遐" }, { "xian", "咸鲜冼仙先娴宪显献现线贤闲賢顯憲獻弦羡" },
  { "xiang", "项向相响想湘祥翔香鄉響項襄详象" },
  { "xiao", "萧肖孝小效晓校潇笑箫霄骁蕭驍曉瀟啸宵消筱" }, { "xie", "谢撷謝" },
  { "xin", "莘辛信心新昕欣鑫馨忻芯薪" }, { "xing", "邢幸兴性星杏興行" }, { "xiong", "熊雄" },
  { "xiu", "休修秀琇绣脩" }, { "xu", "许徐胥须序旭栩煦許續須勖姁珝绪续" },
  { "xuan", "宣轩旋暄炫煊玄瑄璇绚萱選渲漩璿选" }, { "xue", "薛学雪學血" },
  { "xun", "荀勋恂洵珣训讯迅逊寻巡旬汛询郇" }, { "ya", "亚娅涯芽雅丫崖琊" },
  { "yan", "严颜燕晏阎延闫鄢妍嫣嬿岩彦炎烟焱琰研砚艳芫衍言雁閻嚴豔顏宴" },
  { "yang", "杨羊仰养阳央扬洋漾烊飏楊陽養旸炀鸯" }, { "yao", "姚垚尧摇曜瑶耀要遥瑤遙媱珧药" },
  { "ye", "叶晔液烨邺野葉燁頁曄業爷椰夜业" },
  { "yi",
    "羿伊易益一义亿仪依奕宜异忆怡意懿旖毅沂溢漪熠燚祎翊翼艺衣议谊轶逸義藝醫頤異倚"
    "壹屹嶷已弈弋怿眙移苡薏诣铱颐驿以亦医" },
  { "yin", "殷尹印阴银吟寅茵音陰胤鄞隐" },
  { "ying", "应影映樱滢瀛瑛璎盈缨莹颖穎瑩應熒營暎瓔莺营英" },
  { "yong", "雍勇咏庸永泳用詠湧涌镛" }, { "you", "尤游优佑悠有油由莜祐又友右宥幼攸柚" },
  { "yu",
    "喻俞于余禹虞郁於鱼庾妤宇寓愉愚昱榆毓渔渝煜玉瑜羽育芋萸裕誉语钰雨語譽預漁彧玙"
    "瑀祤谕豫鈺驭予" },
  { "yuan", "袁元辕原苑园圆媛沅渊源瑗缘远緣遠願淵员嫄愿鸢鸳援" }, { "yue", "越岳悦月玥跃阅躍" },
  { "yun", "云昀芸蕴韵雲蕓蘊運韻匀妘澐筠耘" }, { "za", "雜" }, { "zai", "宰在崽载" },
  { "zan", "昝赞贊瓒" }, { "zang", "臧" }, { "zao", "早藻" }, { "ze", "泽澤擇则" },
  { "zeng", "曾增" }, { "zha", "札扎" }, { "zhai", "翟" }, { "zhan", "湛詹占展战戰霑" },
  { "zhang", "张章掌璋长張長樟" }, { "zhao", "赵兆昭照钊趙召肇诏招" }, { "zhe", "折浙哲喆晢" },
  { "zhen", "甄振桢榛珍真祯蓁贞镇震貞鎮禎瑧禛缜臻阵" }, { "zheng", "郑峥征政正鄭爭睜整证钲铮" },
  { "zhi", "支之志智枝治直知稚致芝芷織職誌只峙徵挚栀止郅" }, { "zhong", "钟仲终中忠种重鍾鐘眾" },
  { "zhou", "周洲舟" }, { "zhu", "朱祝诸竺主柱珠築助株洙竹翥" }, { "zhuang", "庄壮妆" },
  { "zhun", "準" }, { "zhuo", "卓灼琸茁" }, { "zi", "訾字姿子梓紫自資仔孜嵫滋" },
  { "zong", "宗總" }, { "zou", "邹鄒" }, { "zu", "祖组足" }, { "zui", "最醉" },
  { "zun", "遵尊" }, { "zuo", "左佐作琢" },
};

/**
 * eiam_pinyin_lookup:
 * @character: a character
 *
 * Returns: (nullable): how a Chinese name reads @character, in ASCII letters
 *   without tone, %NULL when that is not known
 */
const char *
eiam_pinyin_lookup (gunichar character)
{
  for (unsigned int i = 0; character != 0 && i < G_N_ELEMENTS (readings); i++)
    {
      if (g_utf8_strchr (readings[i].characters, -1, character) != NULL)
        return readings[i].syllable;
    }

  return NULL;
}

/**
 * eiam_pinyin_lookup_surname:
 * @name: a name that begins with its surname
 * @rest: (out): where the name goes on behind the surname
 *
 * Returns: (nullable): how the surname is read if it is one of those that have
 *   a reading of their own
 */
const char *
eiam_pinyin_lookup_surname (const char  *name,
                            const char **rest)
{
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (rest != NULL, NULL);

  for (unsigned int i = 0; i < G_N_ELEMENTS (surnames); i++)
    {
      if (!g_str_has_prefix (name, surnames[i].characters))
        continue;
      *rest = name + strlen (surnames[i].characters);
      return surnames[i].syllable;
    }

  return NULL;
}
