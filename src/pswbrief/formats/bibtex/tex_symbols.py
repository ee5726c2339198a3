"""The Unicode characters that TeX commands print: the tables of `tex_reader`.

Sources: The LaTeX Companion (Mittelbach 2004), tables 7.33 ff. for accents and letters; "The Comprehensive LaTeX Symbol List" (Pakin)
for the names of symbols. Only commands that titles, names and abstracts hold.
"""

from __future__ import annotations

from pswbrief.text.rich import TextStyle

# Accent commands, and the combining character that follows the letter.
ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
    "t": "\u0361",
    "cb": "\u0326",
    "textcommabelow": "\u0326",
}

# Commands without an argument.
SYMBOLS = {
    "ss": "ß", "SS": "ẞ", "o": "ø", "O": "Ø", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "l": "ł", "L": "Ł",
    "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
    "textbackslash": "\\", "backslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textbar": "|", "textless": "<",
    "textgreater": ">", "textunderscore": "_", "textbraceleft": "{", "textbraceright": "}", "lbrace": "{", "rbrace": "}",
    "ldots": "…", "dots": "…", "textellipsis": "…", "cdots": "⋯", "textendash": "–", "textemdash": "—", "textquoteleft": "‘",
    "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”", "textquotesingle": "'", "textquotedbl": '"',
    "quotesinglbase": "‚", "quotedblbase": "„", "lq": "‘", "rq": "’", "guillemotleft": "«", "guillemotright": "»",
    "guilsinglleft": "‹", "guilsinglright": "›", "textexclamdown": "¡", "textquestiondown": "¿", "S": "§", "P": "¶", "dag": "†",
    "ddag": "‡", "textdagger": "†", "textbullet": "•", "copyright": "©", "textcopyright": "©", "textregistered": "®",
    "texttrademark": "™", "pounds": "£", "textsterling": "£", "euro": "€", "texteuro": "€", "textyen": "¥", "textcent": "¢",
    "textdegree": "°", "degree": "°", "textpm": "±", "textmu": "µ", "textordfeminine": "ª", "textordmasculine": "º",
    "textperiodcentered": "·", "textonehalf": "½", "textonequarter": "¼", "textperthousand": "‰", "textnumero": "№",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ",
    "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ",
    "upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ",
    "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
    "times": "×", "texttimes": "×", "div": "÷", "pm": "±", "mp": "∓", "cdot": "·", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥",
    "neq": "≠", "ne": "≠", "approx": "≈", "sim": "∼", "equiv": "≡", "infty": "∞", "rightarrow": "→", "to": "→", "leftarrow": "←",
    "leftrightarrow": "↔", "circ": "°", "prime": "′", "ast": "*", "star": "⋆", "sum": "∑", "sqrt": "√", "partial": "∂",
    "slash": "/", "emdash": "—", "endash": "–", "Dash": "—", "LaTeXe": "LaTeX2e",
    "glqq": "„", "grqq": "“", "glq": "‚", "grq": "‘", "flqq": "«", "frqq": "»", "textasciigrave": "`",
    "textonesuperior": "¹", "texttwosuperior": "²", "textthreesuperior": "³", "textsection": "§",
    "textparagraph": "¶", "textasciimacron": "¯", "textcelsius": "℃", "textohm": "Ω", "textfractionsolidus": "⁄", "textminus": "−",
    "ll": "≪", "gg": "≫", "propto": "∝", "subset": "⊂", "cup": "∪", "cap": "∩", "in": "∈", "forall": "∀", "exists": "∃", "nabla": "∇",
    "ell": "ℓ", "hbar": "ℏ", "dagger": "†", "ddagger": "‡", "bullet": "•", "lbrack": "[", "rbrack": "]", "langle": "⟨", "rangle": "⟩",
    "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "quad": " ", "qquad": " ", "space": " ", "newline": " ", "par": " ",
}  # fmt: skip

# In text, Greek letters have names of their own (package textgreek), and operators print their names.
SYMBOLS |= {
    f"text{name}": letter for name, letter in SYMBOLS.items() if len(letter) == 1 and "\u0391" <= letter <= "\u03c9"
}
OPERATORS = frozenset("arg cos cosh det dim exp gcd inf lim ln log max min mod sin sinh sup tan tanh Pr".split())

# Commands that put their argument in quotation marks.
QUOTED = frozenset({"enquote", "mkbibquote"})

# Commands whose first argument is not printed.
SKIPPED_ARGUMENT = frozenset(
    {"href", "noopsort", "textcolor", "color", "fontsize", "hspace", "vspace", "vphantom", "phantom", "foreignlanguage"}
)

_RAISED = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
# Superscript and subscript: as commands, and as characters in a formula; text without such Unicode characters stays on the line.
SHIFT_COMMANDS = {"textsuperscript": _RAISED, "textsubscript": _LOWERED}
SHIFT_CHARACTERS = {"^": _RAISED, "_": _LOWERED}

# Commands that style their argument, and declarations that style the rest of their group.
STYLES = {
    "textit": TextStyle.ITALIC,
    "textsl": TextStyle.ITALIC,
    "emph": TextStyle.ITALIC,
    "mkbibemph": TextStyle.ITALIC,
    "textbf": TextStyle.BOLD,
    "mkbibbold": TextStyle.BOLD,
    "textsc": TextStyle.SMALL_CAPS,
    "textsuperscript": TextStyle.SUPERSCRIPT,
    "textsubscript": TextStyle.SUBSCRIPT,
    "^": TextStyle.SUPERSCRIPT,
    "_": TextStyle.SUBSCRIPT,
}
DECLARATIONS = {
    "it": TextStyle.ITALIC,
    "itshape": TextStyle.ITALIC,
    "sl": TextStyle.ITALIC,
    "em": TextStyle.ITALIC,
    "bf": TextStyle.BOLD,
    "bfseries": TextStyle.BOLD,
    "sc": TextStyle.SMALL_CAPS,
    "scshape": TextStyle.SMALL_CAPS,
}
