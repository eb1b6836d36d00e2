"""config.xml as pfSense and OPNsense are delivered: nobody has changed anything yet."""

from . import pfsense, xml_text

HASH = "$2b$10$" + "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ./0"  # nobody's password


def lan_rule(family, name, tracker):
    return ("rule", [("type", "pass"), ("ipprotocol", family), ("descr", f"Default allow LAN{name} to any rule"),
                     ("interface", "lan"), ("tracker", tracker), ("source", [("network", "lan")]),
                     ("destination", [("any", None)])])


def pfsense_system():
    groups = [("group", [("name", name), ("description", text), ("scope", "system"), ("gid", gid),
                         ("member", "0"), *privileges])
              for name, text, gid, privileges in (("all", "All Users", "1998", []),
                                                  ("admins", "System Administrators", "1999",
                                                   [("priv", "page-all")]))]
    return [("optimization", "normal"), ("hostname", "pfSense"), ("domain", "home.arpa"),
            ("dnsserver", None), ("dnsallowoverride", None), *groups,
            ("user", [("name", "admin"), ("descr", "System Administrator"), ("scope", "system"),
                      ("groupname", "admins"), ("bcrypt-hash", HASH), ("uid", "0"),
                      ("priv", "user-shell-access")]),
            ("nextuid", "2000"), ("nextgid", "2000"), ("timeservers", "2.pfsense.pool.ntp.org"),
            ("webgui", [("protocol", "https"), ("loginautocomplete", None)]),
            ("disablenatreflection", "yes"), ("disablesegmentationoffloading", None),
            ("disablelargereceiveoffloading", None), ("ipv6allow", None),
            ("maximumtableentries", "400000"), ("powerd_ac_mode", "hadp"), ("powerd_battery_mode", "hadp"),
            ("powerd_normal_mode", "hadp"), ("bogons", [("interval", "monthly")]), ("hn_altq_enable", None)]


def pfsense_config():
    wan = [("enable", None), ("if", "vtnet0"), ("mtu", None), ("ipaddr", "dhcp"), ("ipaddrv6", "dhcp6"),
           ("subnet", None), ("gateway", None), ("blockpriv", None), ("blockbogons", None),
           ("dhcphostname", None), ("media", None), ("mediaopt", None), ("dhcp6-duid", None),
           ("dhcp6-ia-pd-len", "0")]
    lan = [("enable", None), ("if", "vtnet1"), ("ipaddr", "192.168.1.1"), ("subnet", "24"),
           ("ipaddrv6", "track6"), ("subnetv6", "64"), ("media", None), ("mediaopt", None),
           ("track6-interface", "wan"), ("track6-prefix-id", "0")]
    content = [("version", "23.3"), ("lastchange", None), ("system", pfsense_system()),
               ("interfaces", [("wan", wan), ("lan", lan)]), ("staticroutes", None),
               ("dhcpd", [("lan", [("enable", None), ("range", [("from", "192.168.1.100"),
                                                               ("to", "192.168.1.199")])])]),
               ("dhcpdv6", None),
               ("snmpd", [("syslocation", None), ("syscontact", None), ("rocommunity", "public")]),
               ("diag", [("ipv6nat", [("ipaddr", None)])]), ("syslog", [("filterdescriptions", "1")]),
               ("nat", [("outbound", [("mode", "automatic")])]),
               ("filter", [lan_rule("inet", "", "0100000101"), lan_rule("inet6", " IPv6", "0100000102")]),
               ("shaper", None), ("ipsec", None), ("aliases", None), ("proxyarp", None),
               ("cron", pfsense.cron()), ("wol", None), ("rrd", [("enable", None)]),
               ("widgets", [("sequence", "system_information:col1:show,interfaces:col2:show"),
                            ("period", "10")]),
               ("openvpn", None), ("dnshaper", None),
               ("unbound", [("enable", None), ("dnssec", None), ("active_interface", None),
                            ("outgoing_interface", None), ("custom_options", None), ("hideidentity", None),
                            ("hideversion", None), ("dnssecstripped", None)])]
    return xml_text.document("pfsense", content, "\t", "pfsense")


def opnsense_rule(sequence, family, text):
    return ("rule", [("enabled", "1"), ("statetype", "keep"), ("state-policy", None), ("sequence", sequence),
                     ("action", "pass"), ("quick", "1"), ("interfacenot", "0"), ("interface", "lan"),
                     ("direction", "in"), ("ipprotocol", family), ("protocol", "any"), ("source_net", "lan"),
                     ("source_not", "0"), ("source_port", None), ("destination_net", "any"),
                     ("destination_not", "0"), ("disablereplyto", "0"), ("log", "0"), ("allowopts", "0"),
                     ("nosync", "0"), ("nopfsync", "0"), ("statetimeout", None), ("tcpflags_any", "0"),
                     ("description", text)])


def opnsense_config():
    pool = " ".join(f"{number}.opnsense.pool.ntp.org" for number in range(4))
    system = [("optimization", "normal"), ("hostname", "OPNsense"), ("domain", "internal"),
              ("dnsallowoverride", "1"), ("dnsallowoverride_exclude", None),
              ("group", [("name", "admins"), ("description", "System Administrators"), ("scope", "system"),
                         ("gid", "1999"), ("member", "0"), ("priv", "page-all")]),
              ("user", [("name", "root"), ("descr", "System Administrator"), ("scope", "system"),
                        ("groupname", "admins"), ("password", HASH), ("uid", "0")]),
              ("timezone", "Etc/UTC"), ("timeservers", pool), ("webgui", [("protocol", "https")]),
              ("disablenatreflection", "yes"), ("usevirtualterminal", "1"), ("disableconsolemenu", None),
              ("ipv6allow", "1"), ("powerd_ac_mode", "hadp"), ("powerd_battery_mode", "hadp"),
              ("powerd_normal_mode", "hadp"), ("bogons", [("interval", "monthly")]),
              ("pf_share_forward", "1"), ("lb_use_sticky", "1"), ("ssh", [("group", "admins")])]
    wan = [("enable", "1"), ("if", "igc1"), ("mtu", None), ("ipaddr", "dhcp"), ("ipaddrv6", "dhcp6"),
           ("subnet", None), ("gateway", None), ("blockpriv", "1"), ("blockbogons", "1"),
           ("dhcphostname", None), ("media", None), ("mediaopt", None), ("dhcp6-ia-pd-len", "0")]
    lan = [("enable", "1"), ("if", "igc0"), ("ipaddr", "192.168.1.1"), ("subnet", "24"),
           ("ipaddrv6", "idassoc6"), ("subnetv6", "64"), ("media", None), ("mediaopt", None),
           ("track6-interface", "wan"), ("track6-prefix-id", "0")]
    ranges = [("dhcp_ranges", [("interface", "lan"), ("start_addr", "192.168.1.100"),
                               ("end_addr", "192.168.1.199")]),
              ("dhcp_ranges", [("interface", "lan"), ("start_addr", "::1000"), ("end_addr", "::2000"),
                               ("constructor", "lan"), ("ra_mode", "slaac")])]
    rules = [opnsense_rule("1", "inet", "Default allow LAN to any rule"),
             opnsense_rule("11", "inet6", "Default allow LAN IPv6 to any rule")]
    content = [("trigger_initial_wizard", None), ("theme", "opnsense"), ("system", system),
               ("interfaces", [("wan", wan), ("lan", lan)]),
               ("dnsmasq", [("enable", "1"), ("port", "53053"), ("interface", "lan"),
                            ("dhcp", [("enable_ra", "1")]), *ranges]),
               ("unbound", [("enable", "1")]), ("nat", [("outbound", [("mode", "automatic")])]),
               ("filter", None), ("rrd", [("enable", None)]),
               ("ntpd", [("prefer", "0.opnsense.pool.ntp.org"), ("ispool", pool)]),
               ("OPNsense", [("Firewall", [("Filter", [
                   ("rules", rules), ("snatrules", None), ("npt", None), ("onetoone", None)])])])]
    return xml_text.document("opnsense", content, "  ", "opnsense")
