create table chain (id integer, rule text);
insert into chain values (1, 'udp dport 500 accept');
