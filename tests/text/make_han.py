"""Write src/pswbrief/data/han.txt: the simplified form of each usual Chinese character, with its other forms.

    python tests/text/make_han.py Unihan_Variants.txt

The file is that of the Unicode Han Database, for its property kSimplifiedVariant. A character is usual if a national standard of
China, Taiwan, Japan or Korea before Unicode has it, and its simplified form that of China. What the database lacks is listed here.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HAN = Path(__file__).resolve().parents[2] / "src" / "pswbrief" / "data" / "han.txt"

HEADER = """\
# Chinese characters: in each group the simplified form, and then the traditional and Japanese ones that search takes for it.
#
# Written by tests/text/make_han.py; after a change, raise VERSION in index/schema.py. Most are facts from the Unicode Han Database
# (kSimplifiedVariant of Unicode {version}, copyright Unicode, Inc., under the Unicode License: www.unicode.org/license.txt).
#
"""

# Traditional forms that China writes otherwise, and to the database are variants of a character and no longer forms of it.
CHINESE = """
    产産 线綫 众衆 证証 绿緑 颜顔 阅閲 鸡鷄 面麪 启啓 为爲 里裏 真眞 秘祕 峰峯 床牀 群羣 周週 游遊 愈癒 痴癡 赞讚
    咨諮谘 径逕 巨鉅 凶兇 占佔 布佈 升昇 念唸 吃喫 烟菸 岩巖 岳嶽 弦絃 叹歎 欲慾 幸倖 雇僱 恤卹 污汙 尝嚐 向嚮 托託
    核覈 迹蹟 喂餵 糊餬 饥饑 唇脣 针鍼 酸痠 暗闇 卧臥 泄洩 凄淒悽 参蔘 净淨 绝絶 锐鋭 录録 说説 抬擡 扎紮 签籤 鉴鑑
    逾踰 涌湧 炼鍊 强強 册冊 户戶戸 吴呉 干乾 恶噁 吊弔 查査 厕厠 勋勳 湿溼 呆獃 药葯 竖竪 瘘瘻 噪譟 哗譁 杯盃 扣釦
    教敎 既旣 溯遡 慎愼 研硏 概槪 卫衞 郎郞 瓶甁 碱鹼鹸 暖煖
"""
# Japanese forms, by the list of 1946 and later ones, where they differ from both Chinese ones. Left out are those that to Chinese are
# other words: 予 欠 缶 弁 糸 沪.
JAPANESE = """
    两両 乘乗 龟亀 亚亜 佛仏 假仮 传伝 价価 俭倹 儿児 圆円 处処 剑剣 剂剤 剩剰 劳労 动働 效効 劝勧 勋勲 单単 严厳 收収
    哑唖 营営 啮噛 团団 围囲 图図 圈圏 压圧 垒塁 盐塩 增増 坏壊 壤壌 壹壱 卖売 变変 奖奨 娘嬢 实実 宽寛 对対 专専
    尧尭 岩巌 巢巣 卷巻 带帯 归帰 厅庁 广広 废廃 贰弐 弹弾 从従 德徳 征徴 应応 惠恵 恼悩 恶悪 怀懐 战戦 戏戯 拂払
    拔抜 择択 拜拝 据拠 扩拡 举挙 插挿 搜捜 揭掲 搔掻 摇揺 摄摂 击撃 搅撹 齐斉 斋斎 晚晩 晓暁 历暦歴 曾曽 荣栄 樱桜
    栈桟 检検 乐楽 样様 权権 欢歓 步歩 齿歯 岁歳 壳殻 每毎 气気 泽沢 滨浜 泪涙 渴渇 济済 涉渉 涩渋 溪渓 满満 泷滝
    濑瀬 烧焼 牺犠 猎猟 兽獣 叠畳 瘦痩 发発髪 县県 碎砕 稻稲 穗穂 稳穏 穰穣 龙竜 粹粋 肃粛 经経 绘絵 继継 续続 总総
    缘縁 绳縄 纵縦 纤繊 绣繍 听聴 脑脳 脏臓 艳艶 艺芸 庄荘 藏蔵 薰薫 药薬 萤蛍 蜡蝋 霸覇 觉覚 览覧 观観 译訳 读読
    谣謡 让譲 丰豊 赞賛 转転 轻軽 边辺 递逓 迟遅 乡郷 醉酔 酱醤 酿醸 释釈 铁鉄 矿鉱 钱銭 铸鋳 炼錬 镇鎮 关関 斗闘
    陷陥 险険 隐隠 杂雑 灵霊 颖頴 赖頼 显顕 驿駅 驱駆 骚騒 验験 髓髄 鸥鴎 鸡鶏 面麺 黑黒 默黙 龄齢 净浄 窗窓 姊姉
    邻隣 颊頬 系繋
"""


def _char(code: str) -> str:
    """Return the character of a code point: U+62A4."""
    return chr(int(code.removeprefix("U+"), 16))


def _is_in(char: str, *encodings: str) -> bool:
    return any(char.encode(encoding, "ignore") for encoding in encodings)


def _simplified(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Yield each usual character with its simplified form, if that is another."""
    for line in lines:
        code, _, rest = line.partition("\t")
        name, _, values = rest.partition("\t")
        if name == "kSimplifiedVariant" and not code.startswith("#"):
            char = _char(code)
            forms = [form for form in map(_char, values.split()) if _is_in(form, "gb2312")]
            if forms and char not in forms[:1] and _is_in(char, "big5", "gb2312", "shift_jis", "euc_kr"):
                yield char, forms[0]


def groups(lines: list[str]) -> list[str]:
    """Return the groups, each the simplified form and the others."""
    forms = dict(_simplified(lines))
    forms |= {other: group[0] for group in f"{CHINESE} {JAPANESE}".split() for other in group[1:]}
    others = defaultdict(list)
    for other in sorted(forms):
        last = forms[other]
        others[forms.get(last, last)].append(other)
    return [one + "".join(others[one]) for one in sorted(others)]


if __name__ == "__main__":
    unihan = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    version = next(line.split()[-1] for line in unihan if line.startswith("# Unicode version:"))
    lines = wrap(" ".join(groups(unihan)), 66, break_long_words=False)
    HAN.write_text(HEADER.format(version=version) + "\n".join(lines) + "\n", encoding="utf-8")
