import yaml,collections
d=yaml.safe_load(open('/tmp/say/w1.yml'))
Y=yaml.safe_load(open('/work/shared/intents.yml'))
names={k for f in Y.values() for k in f}
print(len(d),[m['intent'] for m in d if m['intent'] not in names])
t=[m['text'].lower() for m in d]; print('dup',len(t)-len(set(t)))
print(collections.Counter((m['danger'],m['intent']) for m in d).most_common())
print(collections.Counter(m['danger'] for m in d))
o=collections.Counter(' '.join(x.split()[:2]) for x in t); print([k for k in o.items() if k[1]>2])
print(sorted(len(x.split()) for x in t[215:]))
print([len(x.split()) for x in t[135:155]])
