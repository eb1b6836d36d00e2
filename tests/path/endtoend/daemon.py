"""One strongSwan daemon in one namespace."""
import os
import re
import subprocess
import time

from network import PREFIX

DAEMON = "/usr/sbin/charon-systemd"  # charon as ever, without a file that says that it runs

# An attempt ends after 1.3 seconds; the way through the namespaces takes less than 0.01.
SETTINGS = """
charon {
  load = random nonce aes sha1 sha2 hmac kdf openssl %(kernel)s socket-default vici
  port = %(port)s
  port_nat_t = 4500
  retransmit_timeout = 0.4
  retransmit_base = 1.1
  retransmit_tries = 2
  half_open_timeout = 5
  keep_alive = 0
  plugins {
    vici { socket = unix://%(folder)s/vici }
  }
  syslog { daemon { default = -1 } auth { default = -1 } }
  journal { default = -1 }
  filelog {
    log {
      path = %(folder)s/log
      default = 1
      net = 2
      flush_line = yes
    }
  }
}
"""

CONNECTION = """
connections {
  vpn {
    version = %(ike)s
    aggressive = no
    mobike = no
    encap = %(encap)s
    childless = %(childless)s
    keyingtries = 1
    proposals = aes256-sha1-modp2048
    %(remote)s
    local { auth = psk
      id = %(own)s }
    remote { auth = psk
      id = %(other)s }
    children {
      vpn {
        mode = tunnel
        esp_proposals = aes256-sha1
        local_ts = %(own_net)s
        remote_ts = %(other_net)s
      }
    }
  }
}
secrets { ike { secret = "%(secret)s" } }
"""

INNER = {"client": "10.9.1.1", "server": "10.9.2.1"}


class Daemon:
    """`encapsulated`: ESP in UDP by kernel-libipsec, which can do nothing else; otherwise only IKE,
    by kernel-netlink, because this needs no ESP of the kernel."""

    def __init__(self, scenario, device, folder, ike, encapsulated):
        self.device, self.folder, self.encapsulated = device, folder, encapsulated
        own, other = ("client", "server") if device == "client" else ("server", "client")
        self.process = None
        os.makedirs(folder)
        self._write("strongswan.conf", SETTINGS % {
            "kernel": "kernel-libipsec kernel-netlink" if encapsulated else "kernel-netlink",
            "folder": folder, "port": scenario.port if device == "server" else 500})
        self._write("swanctl.conf", CONNECTION % {
            "ike": ike, "encap": "yes" if scenario.forced else "no",
            "childless": "allow" if encapsulated else "force",
            "secret": scenario.devices[device].secret, "own": own, "other": other,
            "remote": f"remote_addrs = {scenario.target}" if own == "client" else "",
            "own_net": INNER[own] + "/32", "other_net": INNER[other] + "/32"})

    def _write(self, name, text):
        with open(f"{self.folder}/{name}", "w") as file:
            file.write(text)

    def start(self):
        command = ["ip", "netns", "exec", PREFIX + self.device, DAEMON]
        environment = {**os.environ, "STRONGSWAN_CONF": f"{self.folder}/strongswan.conf"}
        self.process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)
        for _ in range(100):
            if os.path.exists(f"{self.folder}/vici"):
                break
            time.sleep(0.05)
        self.swanctl("--load-all", "--file", f"{self.folder}/swanctl.conf")

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait(10)

    def swanctl(self, *arguments):
        done = subprocess.run(["swanctl", arguments[0], "--uri", f"unix://{self.folder}/vici",
                               *arguments[1:]], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True, check=False, timeout=30)
        return done.stdout

    def initiate(self):
        what = "--child" if self.encapsulated else "--ike"
        return self.swanctl("--initiate", what, "vpn", "--timeout", "10")

    def connections(self):
        return self.swanctl("--list-sas")

    def log(self):
        with open(f"{self.folder}/log") as file:
            return [line.rstrip("\n").lstrip("0123456789") for line in file]

    def received(self):
        """Sender and receiver, with their ports, of the messages that came through the filter."""
        found = []
        for line in self.log():
            match = re.search(r"received packet: from (\S+)\[(\d+)\] to (\S+)\[(\d+)\]", line)
            if match and "bytes)" not in line:  # that would be the second line of the same message
                found.append(match.groups())
        return found
