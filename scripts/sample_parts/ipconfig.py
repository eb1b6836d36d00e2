"""Output of ipconfig: an adapter that is connected and one that is not."""

WORDS = {
    "en": {"title": "Windows IP Configuration", "ethernet": "Ethernet adapter {}:", "wireless": "Wireless LAN adapter {}:",
           "host": "Host Name", "media": "Media State", "disconnected": "Media disconnected",
           "suffix": "Connection-specific DNS Suffix", "description": "Description", "mac": "Physical Address",
           "dhcp": "DHCP Enabled", "yes": "Yes", "ipv6": "Link-local IPv6 Address", "ipv4": "IPv4 Address",
           "mask": "Subnet Mask", "gateway": "Default Gateway", "dns": "DNS Servers", "preferred": "Preferred"},
    "ko": {"title": "Windows IP 구성", "ethernet": "이더넷 어댑터 {}:", "wireless": "무선 LAN 어댑터 {}:",
           "host": "호스트 이름", "media": "미디어 상태", "disconnected": "미디어 연결 끊김",
           "suffix": "연결별 DNS 접미사", "description": "설명", "mac": "물리적 주소",
           "dhcp": "DHCP 사용", "yes": "예", "ipv6": "링크-로컬 IPv6 주소", "ipv4": "IPv4 주소",
           "mask": "서브넷 마스크", "gateway": "기본 게이트웨이", "dns": "DNS 서버", "preferred": "기본 설정"},
}
COLUMN = {"en": 36, "ko": 30}


def cells(text):
    return sum(2 if "\u1100" <= letter <= "\uffdc" else 1 for letter in text)


def field(label, value, language):
    """`   Label . . . . : value`, the colon at the language's column."""
    line = "   " + label
    while cells(line) < COLUMN[language]:
        line += "." if cells(line) % 2 == 0 and not line.endswith(".") else " "
    return f"{line}: {value}"


def lines(host, address, language="en", gateway="192.168.0.1", names=("Ethernet", "Wi-Fi")):
    """Of `ipconfig /all`."""
    words = WORDS[language]

    def fields(*pairs):
        return [field(words[key], value, language) for key, value in pairs]

    wired = fields(("suffix", ""), ("description", "Realtek PCIe GbE Family Controller"), ("mac", "02-00-5E-10-00-01"),
                   ("dhcp", words["yes"]), ("ipv6", f"fe80::5e10:1%12({words['preferred']})"),
                   ("ipv4", f"{address}({words['preferred']})"), ("mask", "255.255.255.0"), ("gateway", gateway),
                   ("dns", gateway))
    wired.append(" " * (COLUMN[language] + 2) + "192.0.2.53")
    wireless = fields(("media", words["disconnected"]), ("suffix", ""), ("description", "Wireless-AC 9560"),
                      ("mac", "02-00-5E-10-00-02"), ("dhcp", words["yes"]))
    return ["", words["title"], "", *fields(("host", host)), "", words["ethernet"].format(names[0]), "", *wired, "",
            words["wireless"].format(names[1]), "", *wireless]
