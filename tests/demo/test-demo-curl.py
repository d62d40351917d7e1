#!/usr/bin/python3
# SPDX-FileCopyrightText: The eiam-register authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Drives the demo service with curl, the way a stranger's program would."""

import base64
import json
import os
import queue
import re
import signal
import subprocess
import sys
import tempfile
import threading

PROGRAM = sys.argv[1]
API = '/api/v2/sdk/'
REGISTER = 'register/mobile-verify-code'
HEADERS = {
    'X-operating-sys-version': 'windows10.1.1',
    'X-device-fingerprint': '156aysdna213sc50',
    'X-agent': 'Mozilla/5.0',
    'X-client-id': 'nTo1eRIub60vPb54WeE6aojPwYwImtl4',
    'X-L': 'en',
}
COUNT = 0
FAILED = 0

# The leak check of a sanitized build crashes on threads of the TLS library without this.
os.environ['ASAN_OPTIONS'] = os.environ.get('ASAN_OPTIONS', '') + ':intercept_tls_get_addr=0'


def check(condition, what, detail=''):
    """Prints one TAP line."""
    global COUNT, FAILED
    COUNT += 1
    if condition:
        print(f'ok {COUNT} - {what}')
    else:
        FAILED += 1
        print(f'not ok {COUNT} - {what}')
        print(f'# {detail}')
    sys.stdout.flush()


class Answer:
    """What curl got."""

    def __init__(self, process):
        self.exit = process.returncode
        head, _, self.body = process.stdout.partition(b'\r\n\r\n')
        lines = head.decode('latin-1').split('\r\n')
        match = re.match(r'HTTP/\S+ (\d+)', lines[0])
        self.status = int(match.group(1)) if match else 0
        self.headers = {}
        for line in lines[1:]:
            name, _, value = line.partition(': ')
            self.headers[name.lower()] = value

    def json(self):
        try:
            return json.loads(self.body)
        except ValueError:
            return {}

    def __str__(self):
        return f'curl {self.exit}, HTTP {self.status}, {self.body[:300]!r}'


class Service:
    """One running program and what it prints."""

    def __init__(self, *args, ca=None):
        self.ca = ca
        self.process = subprocess.Popen([PROGRAM, '--print-codes', '--control', *args],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.codes = queue.Queue()
        self.puzzles = queue.Queue()
        line = self.process.stdout.readline()
        self.url = line.removeprefix('listening on ').strip()
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for line in self.process.stdout:
            kind, name, value = line.split()
            (self.codes if kind == 'sms' else self.puzzles).put((name, value))

    def curl(self, path, *args):
        command = ['curl', '-sS', '-i', '-m', '15', '--noproxy', '*', *args, self.url + path]
        if self.ca:
            command[1:1] = ['--cacert', self.ca]
        return Answer(subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                     check=False))

    def call(self, name, body=None, headers=None, without=(), raw=None):
        args = []
        for header, value in {**HEADERS, **(headers or {})}.items():
            if header not in without:
                args += ['-H', f'{header}: {value}' if value else f'{header};']
        if body is not None or raw is not None:
            if 'Content-Type' not in (headers or {}):
                args += ['-H', 'Content-Type: application/json']
            args += ['--data-binary', raw if raw is not None else json.dumps(body)]
        return self.curl(API + name, *args)

    def control(self, name, text=''):
        return self.curl('/demo/' + name, '--data-binary', text)

    def puzzle(self):
        answer = self.call('captcha').json()
        token, x = self.puzzles.get(timeout=10)
        assert token == answer['token']
        return answer, int(x)

    def solve(self, mobile, offset=0, point=None):
        answer, x = self.puzzle()
        point = point or '{"x":%.1f,"y":5.0}' % (x + offset)
        return self.call('captcha/verify', {'point_json': point, 'token': answer['token'],
                                            'sender': mobile})

    def ticket(self, mobile):
        return self.solve(mobile).json()['captcha_token']

    def send(self, mobile, ticket=None, **more):
        body = {'mobile': mobile, 'type': 'REGISTER_SMS',
                'captcha_token': ticket or self.ticket(mobile), **more}
        return self.call('sms/send', body)

    def code(self, mobile):
        answer = self.send(mobile)
        assert answer.status == 200, answer
        number, code = self.codes.get(timeout=10)
        assert number == mobile
        return code

    def register(self, number, code, **more):
        return self.call(REGISTER, {'mobile': number, 'verify_code': code, **more})

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(timeout=10)
        return status, self.process.stderr.read()


def refused(answer, code, what, names='', status=400):
    """Checks an error envelope."""
    envelope = answer.json()
    check(answer.status == status and envelope.get('error_code') == code
          and names in envelope.get('error_msg', ''), what, answer)


def openssl(*args, data=None):
    return subprocess.run(['openssl', *args], input=data, check=True, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL).stdout


def decode_token(token):
    payload = token.split('.')[1]
    return json.loads(base64.urlsafe_b64decode(payload + '=' * (-len(payload) % 4)))


def test_headers(service):
    refused(service.call('captcha', without=['X-client-id']), 'SDK.COMMON.1001',
            'a missing client id is named', 'X-client-id')
    refused(service.call('captcha', headers={'X-client-id': ''}), 'SDK.COMMON.1001',
            'a blank client id is named', 'X-client-id')
    for name in ('X-operating-sys-version', 'X-device-fingerprint', 'X-agent'):
        refused(service.call('captcha', without=[name]), 'SDK.COMMON.1003', f'{name} is required')
    check(service.call('country-codes', headers={'X-device-ip': '192.168.1.2'}).status == 200,
          'the address is optional')
    check(service.call('country-codes', without=['X-L']).status == 200, 'the language is optional')
    answer = service.call('captcha', headers={'X-L': 'zh'}, without=['X-client-id'])
    check('不能为空' in answer.json().get('error_msg', ''), 'zh reads Chinese', answer)
    answer = service.call('captcha', headers={'X-L': 'fr'}, without=['X-client-id'])
    check(answer.json().get('error_msg') == 'Parameter X-client-id cannot be left blank.',
          'any other language reads English', answer)
    refused(service.call('nothing'), 'SDK.COMMON.1006', 'an unknown path is 404', status=404)
    answer = service.call('sms/send')
    refused(answer, 'SDK.COMMON.1006', 'a wrong method is 405', status=405)
    check(answer.headers.get('allow') == 'POST', 'the right method is told', answer.headers)


def test_bodies(service):
    verify = 'captcha/verify'
    refused(service.call(verify, raw=''), 'SDK.COMMON.1002', 'an empty body', 'body')
    refused(service.call(verify, raw='{"token":'), 'SDK.COMMON.1002', 'half a body', 'body')
    refused(service.call(verify, raw='[]'), 'SDK.COMMON.1002', 'a body that is an array', 'body')
    refused(service.call(verify, raw='[' * 100000), 'SDK.COMMON.1002', 'a deep body', 'body')
    refused(service.call(verify, raw='{"token":"\udcff"}'.encode('utf-8', 'surrogateescape')),
            'SDK.COMMON.1002', 'a body that is not UTF-8', 'body')
    refused(service.call(verify, {}, headers={'Content-Type': 'text/plain'}), 'SDK.COMMON.1006',
            'a body that is not said to be JSON', 'Content-Type')
    answer = service.call(verify, {}, headers={'Content-Type': 'application/json;charset=utf8'})
    refused(answer, 'SDK.COMMON.1001', 'a character set beside the type', 'point_json')
    with tempfile.NamedTemporaryFile() as big:
        big.write(b' ' * (2 * 1024 * 1024))
        big.flush()
        answer = service.call('sms/send', raw='@' + big.name)
        check(answer.status == 413, 'a body that is too large', answer)


def test_countries(service):
    answer = service.call('country-codes')
    body = answer.json()
    countries = {c['countryCode']: c for c in body['phoneAreaCodeDefinitions']}
    check(answer.status == 200 and body['preferredAreaCode'] == 'CN', 'country codes', answer)
    check({'CN', 'HK', 'MO', 'TW', 'AF', 'US', 'GB', 'JP', 'KR', 'SG', 'DE', 'IN'}
          == set(countries), 'twelve countries', list(countries))
    check(countries['HK']['areaCode'] == '852'
          and set(countries['HK']['displayMapping']) == {'zh-CN', 'zh-TW', 'en'}
          and countries['HK']['areaCodeSuffixes'] == [], 'a country has all members')
    samples = {'CN': '15201657315', 'HK': '+852-61234567', 'US': '+1-2025550123',
               'GB': '+44-7911123456', 'DE': '+49-15123456789', 'JP': '+81-9012345678',
               'KR': '+82-1012345678', 'SG': '+65-81234567', 'IN': '+91-9876543210'}
    bad = [k for k, number in samples.items()
           if not re.search(countries[k]['mobileRegex'], number)]
    check(not bad, 'the patterns accept a number of their country', bad)


def test_puzzle(service):
    answer, x = service.puzzle()
    check(100 <= x <= 262, 'the hole is within its bounds', x)
    check(re.fullmatch('[0-9a-f]{32}', answer['token']) is not None
          and re.fullmatch('[A-Za-z0-9]{16}', answer['secretKey']) is not None
          and answer['result'] is False and answer['pointJson'] is None,
          'a captcha has all members')
    check(base64.b64decode(answer['originalImageBase64']).startswith(b'\x89PNG')
          and base64.b64decode(answer['jigsawImageBase64']).startswith(b'\x89PNG'), 'bare PNGs')

    mobile = '15201657315'
    answer = service.solve(mobile)
    check(re.fullmatch(r'[0-9a-f]{32}---\{"x":\d+\.0,"y":5\.0\}',
                       answer.json().get('captcha_token', '')) is not None,
          'a right answer gets a ticket', answer)
    for offset, passes in ((5, True), (-5, True), (6, False), (-6, False)):
        answer = service.solve(mobile, offset)
        if passes:
            check(answer.status == 200, f'{offset:+} pixels pass', answer)
        else:
            refused(answer, 'IDAAS.SDK.CAPTCHA.0002', f'{offset:+} pixels do not pass')
    for form, passes in (('{"y":5,"x":%d}', True), ('{"x":%d.9,"y":5}', True),
                         ('{"x":%d.0, "y":5.0}', False), ('{"x": %d.0,"y":5.0}', False),
                         ('{"x":%d,"y":6}', False), ('{"x":%d}', False), ('garbage %d', False)):
        puzzle, x = service.puzzle()
        answer = service.call('captcha/verify', {'point_json': form % x, 'sender': mobile,
                                                 'token': puzzle['token']})
        check((answer.status == 200) == passes, f'point {form} {"passes" if passes else "fails"}',
              answer)

    puzzle, x = service.puzzle()
    body = {'point_json': '{"x":1,"y":5}', 'token': puzzle['token'], 'sender': mobile}
    service.call('captcha/verify', body)
    body['point_json'] = '{"x":%d,"y":5}' % x
    refused(service.call('captcha/verify', body), 'SDK.COMMON.1005', 'a puzzle has one try',
            'token')
    puzzle, x = service.puzzle()
    service.control('advance', '120')
    body = {'point_json': '{"x":%d,"y":5}' % x, 'token': puzzle['token'], 'sender': mobile}
    refused(service.call('captcha/verify', body), 'SDK.COMMON.1005', 'a puzzle expires', 'token')
    for member in ('point_json', 'token', 'sender'):
        refused(service.call('captcha/verify', {**body, member: ' '}), 'SDK.COMMON.1001',
                f'{member} is required', member)
        refused(service.call('captcha/verify', {**body, member: 5}), 'SDK.COMMON.1007',
                f'{member} is a text', member)
    refused(service.call('captcha/verify', {**body, 'sender': '123'}), 'SDK.COMMON.1002',
            'the sender is a number or an address', 'sender')


def test_sms(service):
    mobile = '15201657001'
    ticket = service.ticket(mobile)
    answer = service.send(mobile, ticket)
    number, code = service.codes.get(timeout=10)
    check(answer.status == 200 and answer.body == b'', 'an SMS is sent without a body', answer)
    check(number == mobile and re.fullmatch(r'\d{6}', code) is not None, 'a code of six digits')
    refused(service.send(mobile, ticket), 'CAPTCHA.0004', 'a ticket pays for one SMS')
    answer = service.send(mobile)
    refused(answer, 'IDAAS.SDK.CAPTCHA.0006', 'a second SMS comes too soon', status=429)
    check(0 < int(answer.headers.get('retry-after', 0)) <= 60, 'how long to wait', answer.headers)
    service.control('advance', '60')
    check(service.code(mobile) is not None, 'a second SMS after a minute')

    ticket = service.ticket(mobile)
    refused(service.send('15201657002', ticket), 'CAPTCHA.0004', 'a ticket is for one number')
    ticket = service.ticket('15201657003')
    service.control('advance', '180')
    refused(service.send('15201657003', ticket), 'CAPTCHA.0003', 'a ticket expires')
    refused(service.send(mobile, 'x---{}'), 'CAPTCHA.0004', 'an unknown ticket')
    body = {'mobile': mobile, 'type': 'REGISTER_SMS', 'captcha_token': ''}
    refused(service.call('sms/send', body), 'PARAM.0008', 'a blank ticket')
    refused(service.call('sms/send', {**body, 'captcha_token': []}), 'SDK.COMMON.1007',
            'a ticket of the wrong type', 'captcha_token')
    refused(service.call('sms/send', {**body, 'mobile': None}), 'SDK.COMMON.1001',
            'the number is required', 'mobile')
    refused(service.send('12', 'x'), 'SDK.COMMON.1002', 'the number has a form', 'mobile')
    refused(service.send(mobile, 'x', type=''), 'SDK.COMMON.1001', 'the type is required', 'type')
    refused(service.send(mobile, 'x', type='LOGIN_SMS'), 'SDK.COMMON.1006',
            'the type is REGISTER_SMS', 'type')


def test_code(service):
    mobile = '15201657100'
    refused(service.register(mobile, '123456'), 'SDK.COMMON.1005', 'no code was sent',
            'verify_code')
    old = service.code(mobile)
    service.control('advance', '60')
    new = service.code(mobile)
    if old != new:
        refused(service.register(mobile, old), 'IDAAS.SDK.CAPTCHA.0007', 'only the newest code')
    service.control('advance', '300')
    refused(service.register(mobile, new), 'SDK.COMMON.1005', 'a code expires', 'verify_code')
    code = service.code(mobile)
    wrong = '1' + code[1:] if code[0] != '1' else '2' + code[1:]
    answers = [service.register(mobile, wrong) for _ in range(5)]
    check(all(a.json().get('error_code') == 'IDAAS.SDK.CAPTCHA.0007' for a in answers),
          'five wrong attempts', [str(a) for a in answers])
    refused(service.register(mobile, code), 'SDK.COMMON.1005', 'no sixth attempt', 'verify_code')


def test_register(service):
    mobile = '15201657200'
    code = service.code(mobile)
    full = {'user_name': 'zhangsan', 'name': '张三', 'email': 'zhangsan@qq.com',
            'pwd': 'QWE@qwe123', 'head_img': 'https://thirdwx.qlogo.cn/mmopen/x',
            'attr_gender': 'male', 'attr_birthday': '2022-02-17', 'attr_nick_name': '张三',
            'mailing_address': '湖北省武汉市', 'zip_code': '430000', 'first_name': 'san',
            'middle_name': 'm', 'last_name': 'zhang', 'industry': '事业单位',
            'extension': {'age': '18'}}
    for member, value in (('email', 'nobody'), ('attr_birthday', '2022-02-30'),
                          ('attr_birthday', '17.02.2022'), ('attr_gender', 'unknown'),
                          ('head_img', 'file:///etc/passwd'), ('mobile', '123')):
        refused(service.register(mobile, code, **{**full, member: value}), 'SDK.COMMON.1002',
                f'{member} {value} has a wrong form', member)
    for member, value in (('user_name', 5), ('name', []), ('email', {}), ('pwd', True),
                          ('extension', 'age'), ('extension', {'age': 18})):
        refused(service.register(mobile, code, **{**full, member: value}), 'SDK.COMMON.1007',
                f'{member} {value} has a wrong type', member)
    refused(service.register(mobile, ''), 'SDK.COMMON.1001', 'the code is required', 'verify_code')
    for password, error in (('', 'PWD.0001'), ('Ab1!', 'PWD.0002'), ('Ab1!' * 5, 'PWD.0002'),
                            ('zhangsan', 'PWD.0003'), ('nasgnahz', 'PWD.0004'),
                            ('abcdefgh1', 'PWD.0005'), ('Abc 12345', 'PWD.0005'),
                            ('P@ssw0rd', 'PWD.0006')):
        refused(service.register(mobile, code, **{**full, 'pwd': password}), error,
                f'password “{password}”')

    answer = service.register(mobile, code, **full)
    session = answer.json()
    check(answer.status == 200 and session.get('status') == 'SUCCESS', 'a full registration',
          answer)
    check(session.get('expire') == 43200
          and re.fullmatch('[A-Za-z0-9]{32}', session.get('session_token', '')) is not None,
          'a session token and its lifetime', session)
    claims = decode_token(session['id_token'])
    check(claims['userName'] == 'zhangsan' and claims['mobile'] == '+86-15201657200'
          and claims['aud'] == HEADERS['X-client-id'] and claims['exp'] - claims['iat'] == 7200,
          'an identity token', claims)
    refused(service.register(mobile, code), 'USER.0030',
            'a code that was used is told that the number is taken')

    service.control('advance', '60')
    code = service.code(mobile)
    refused(service.register(mobile, code), 'USER.0030', 'a number that is taken')
    plus = '+86-' + mobile
    refused(service.register(plus, service.code(plus)), 'USER.0030', 'in its other form too')
    other = '15201657201'
    code = service.code(other)
    refused(service.register(other, code, user_name='ZhangSan'), 'USER.0029', 'a name is taken')
    refused(service.register(other, code, email='zhangsan@qq.com'), 'USER.0031',
            'an address is taken')
    check(service.register(other, code).json().get('status') == 'SUCCESS',
          'the code outlives such refusals, and nothing else is required')
    denied = '15201650000'
    answer = service.register(denied, service.code(denied))
    check(answer.status == 200 and answer.json() == {'status': 'ACCESS_DENIED'}, 'denied', answer)
    strange = '15201657202'
    answer = service.call(REGISTER, {'mobile': strange, 'verify_code': service.code(strange)},
                          headers={'X-client-id': b'\xff\xfe'.decode('utf-8', 'surrogateescape')})
    check(answer.json().get('status') == 'SUCCESS', 'a client id that is no text', answer)
    abroad = '+852-61234567'
    check(service.register(abroad, service.code(abroad)).json().get('status') == 'SUCCESS',
          'a number from abroad')


def test_faults(service):
    def fault(text):
        answer = service.control('fault', text)
        assert answer.status == 200, answer

    service.control('reset')
    fault('captcha status=503;retry-after=7;code=SDK.COMMON.1008;message=busy;times=1')
    answer = service.call('captcha')
    refused(answer, 'SDK.COMMON.1008', 'a status with an envelope', 'busy', status=503)
    check(answer.headers.get('retry-after') == '7', 'and a time to wait', answer.headers)
    check(service.call('captcha').status == 200, 'a fault that strikes once')
    service.puzzles.get(timeout=10)
    fault('captcha redirect=302;location=https://elsewhere.example/')
    answer = service.call('captcha')
    check(answer.status == 302 and answer.headers.get('location') == 'https://elsewhere.example/',
          'a redirect', answer)
    fault('captcha html')
    check(service.call('captcha').headers.get('content-type') == 'text/html', 'a captive portal')
    fault('captcha body={"a;b":1}')
    check(service.call('captcha').json() == {'a;b': 1}, 'a body of one’s own')
    fault('captcha empty')
    check(service.call('captcha').body == b'', 'an empty body')
    fault('captcha null')
    check(service.call('captcha').body == b'null', 'null')
    fault('captcha cut')
    check(service.call('captcha').exit == 18, 'a cut body')
    fault('captcha bad-chunks')
    check(service.call('captcha').exit == 56, 'bad chunks')
    fault('captcha drop-before')
    check(service.call('captcha').exit in (52, 56), 'a connection that drops')
    fault('captcha huge=2')
    check(len(service.call('captcha').body) > 2 * 1024 * 1024, 'two megabytes')
    fault('captcha nested=110000')
    check(service.call('captcha').body.count(b'[') == 110000, 'deep nesting')
    fault('captcha long-message=1000000;delay=10')
    check(len(service.call('captcha').json()['error_msg']) == 1000000, 'a long message, delayed')
    fault('captcha markup')
    check('<b>' in service.call('captcha').json()['error_msg'], 'markup')
    for text in ('invalid-utf8', 'bom', 'nul', 'garbage', 'wrong-types', 'duplicate-keys'):
        fault('captcha ' + text)
        answer = service.call('captcha')
        check(answer.status == 200 and len(answer.body) > 10, text, answer)
    fault('captcha')
    while not service.puzzles.empty():
        service.puzzles.get()

    mobile = '15201657300'
    code = service.code(mobile)
    fault(REGISTER + ' drop-before;times=1')
    check(service.register(mobile, code).exit in (52, 56), 'lost before the account exists')
    fault(REGISTER + ' drop-after;times=1')
    check(service.register(mobile, code).exit in (52, 56), 'lost after the account exists')
    service.control('advance', '60')
    refused(service.register(mobile, service.code(mobile)), 'USER.0030', 'it does exist')
    mobile = '15201657301'
    fault(REGISTER + ' no-tokens')
    answer = service.register(mobile, service.code(mobile))
    check(answer.json() == {'status': 'SUCCESS', 'expire': 43200}, 'no tokens', answer)
    mobile = '15201657302'
    fault(REGISTER + ' expire=1e999')
    answer = service.register(mobile, service.code(mobile))
    check(b'"expire":1e999' in answer.body, 'a strange lifetime', answer)

    for text in ('nothing status=503', 'captcha nonsense', 'captcha status=9', 'captcha status',
                 'captcha html=1', 'captcha times=2', 'captcha status=503;retry-after=\u00fc',
                 'captcha delay=x'):
        check(service.control('fault', text).status == 400, f'a bad fault: {text}')
    requests = service.curl('/demo/requests').json()
    check(requests[-1]['method'] == 'POST' and requests[-1]['path'].endswith(REGISTER)
          and json.loads(requests[-1]['body'])['mobile'] == mobile
          and requests[-1]['headers']['X-device-fingerprint'] == '156aysdna213sc50',
          'the requests are kept', requests[-1])
    service.control('reset')
    check(service.curl('/demo/requests').json() == [], 'and forgotten')
    check(service.control('advance', 'x').status == 400
          and service.control('advance', '-1').status == 400, 'a bad advance')
    check(service.control('nothing').status == 404, 'an unknown control')


def test_variants():
    plain = Service('--resend-delay=0')
    mobile = '15201657400'
    check(plain.code(mobile) and plain.code(mobile), 'no delay between messages')
    plain.stop()

    first, second = Service('--seed=42'), Service('--seed=42')
    pictures = [s.puzzle() for s in (first, second)]
    check(pictures[0] == pictures[1], 'a seed repeats the puzzle')
    other = Service('--seed=43')
    check(other.puzzle() != pictures[0], 'another seed does not')
    for service in (first, second, other):
        service.stop()

    strict = Service('--tenant-id=T1', '--client-id=C1')
    refused(strict.call('captcha'), 'SDK.COMMON.1012', 'another client')
    refused(strict.call('captcha', headers={'X-client-id': 'C1'}), 'SDK.COMMON.1006',
            'no tenant', 'X-tenant-id')
    refused(strict.call('captcha', headers={'X-client-id': 'C1', 'X-tenant-id': 'T2'}),
            'SDK.COMMON.1006', 'another tenant', 'X-tenant-id')
    check(strict.call('captcha', headers={'X-client-id': 'C1', 'X-tenant-id': 'T1'}).status == 200,
          'client and tenant')
    strict.stop()

    secret = Service('--aes')
    puzzle, x = secret.puzzle()
    key = puzzle['secretKey'].encode().hex()
    point = '{"x":%d.0,"y":5.0}' % x
    encrypted = openssl('enc', '-aes-128-ecb', '-K', key, '-a', '-A', data=point.encode()).decode()
    answer = secret.call('captcha/verify', {'point_json': encrypted, 'token': puzzle['token'],
                                            'sender': mobile})
    ticket = answer.json().get('captcha_token', '')
    check(answer.status == 200
          and openssl('enc', '-d', '-aes-128-ecb', '-K', key, '-a', '-A', data=ticket.encode())
          == f'{puzzle["token"]}---{point}'.encode(), 'an encrypted answer and ticket', answer)
    check(secret.send(mobile, ticket).status == 200, 'an encrypted ticket pays')
    refused(secret.solve(mobile), 'IDAAS.SDK.CAPTCHA.0002', 'a plain answer is refused')
    secret.stop()


def test_tls(folder):
    key, cert = os.path.join(folder, 'key.pem'), os.path.join(folder, 'cert.pem')
    openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert,
            '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1')
    service = Service(f'--tls-cert={cert}', f'--tls-key={key}', ca=cert)
    check(service.url.startswith('https://127.0.0.1:'), 'TLS', service.url)
    mobile = '15201657500'
    check(service.register(mobile, service.code(mobile)).json().get('status') == 'SUCCESS',
          'a registration over TLS')
    service.control('fault', 'captcha drop-before;times=1')
    check(service.call('captcha').exit in (52, 56), 'a dropped connection over TLS')
    service.control('fault', 'captcha cut;times=1')
    check(service.call('captcha').exit in (18, 56), 'a cut body over TLS')
    service.ca = None
    check(service.call('captcha').exit == 60, 'an unknown certificate is refused by curl')
    result = service.stop()
    check(result == (0, ''), 'TLS ends in order', result)


def test_usage(folder):
    missing = os.path.join(folder, 'missing.pem')
    for args, status, names in (
            (['--port=70000'], 2, '70000'), (['--port=x'], 2, 'x'), (['--seed=-5'], 2, '-5'),
            (['--nonsense'], 2, '--nonsense'), (['word'], 2, 'word'),
            (['--tls-cert=a.pem'], 2, '--tls-key'), (['--resend-delay=-1'], 2, '-1'),
            ([f'--tls-cert={missing}', f'--tls-key={missing}'], 1, missing)):
        result = subprocess.run([PROGRAM, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                text=True, timeout=20, check=False)
        check(result.returncode == status and names in result.stderr
              and result.stderr.count('\n') == 1, f'{args[0]} ends with {status}', result)

    service = Service()
    port = service.url.rpartition(':')[2]
    result = subprocess.run([PROGRAM, f'--port={port}'], stderr=subprocess.PIPE, text=True,
                            timeout=20, check=False)
    check(result.returncode == 1 and result.stderr.count('\n') == 1, 'a port in use', result)
    service.stop()
    closed = subprocess.Popen([PROGRAM], stdout=subprocess.PIPE, text=True)
    url = closed.stdout.readline().removeprefix('listening on ').strip()
    status = subprocess.run(['curl', '-sS', '--noproxy', '*', '-o', os.devnull, '-w',
                             '%{http_code}', url + '/demo/requests'], stdout=subprocess.PIPE,
                            text=True, check=False).stdout
    check(status == '404', 'no control without --control', status)
    closed.send_signal(signal.SIGINT)
    check(closed.wait(timeout=10) == 0, 'SIGINT ends it in order')


def main():
    service = Service()
    check(service.url.startswith('http://127.0.0.1:'), 'it listens', service.url)
    test_headers(service)
    test_bodies(service)
    test_countries(service)
    test_puzzle(service)
    test_sms(service)
    test_code(service)
    test_register(service)
    test_faults(service)
    result = service.stop()
    check(result == (0, ''), 'it ends in order and has complained about nothing', result)
    test_variants()
    with tempfile.TemporaryDirectory() as folder:
        test_tls(folder)
        test_usage(folder)
    print(f'1..{COUNT}')
    return 1 if FAILED else 0


sys.exit(main())
