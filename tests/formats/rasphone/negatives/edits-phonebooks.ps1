# set the entry
[CmdletBinding()]
param($Name)
$text = "MEDIA=rastapi"
Add-Content -Path $pbk -Value $text
foreach ($line in $lines) {
  if ($line -match 'VpnStrategy=') { $line = 'VpnStrategy=3' }
}
