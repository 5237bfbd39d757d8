# Runs the sample that its arguments name (URL, token, sample): prints, as JSON, how often it had to wait and what it got.
# Waits are as long as they are: the sample sleeps as it is printed.
import json
import runpy
import sys
import time

url, token, sample = sys.argv[1:]
slept = []
sleep = time.sleep


def noted(seconds):
    slept.append(seconds)
    sleep(seconds)


time.sleep = noted
names = runpy.run_path(sample)
got = names['make_request_with_retry'](url, {'Authorization': f'Bearer {token}'})
print(json.dumps({'slept': slept, 'got': got}))
