/* SPDX-FileCopyrightText: The eiam-register authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "eiam-register"

#include "config.h"

#include "eiam-password-list.h"

/* What is tried first of all, sorted. Capitals, accents and the usual digits
 * for letters are covered by the comparison, so each word stands here once or
 * in the few forms that have something in front or in between. */
static const char * const common[] = {
  "!qaz2wsx", "00000000", "0123456789", "11111111", "11112222", "11223344", "112233445566",
  "123123123", "12341234", "12344321", "12345678", "123456789", "1234567890", "123456abc",
  "123456qwerty", "12345qwert", "1234qwer", "123abc123", "123qwe123", "123qweasd", "1314520",
  "13145200", "1314521", "13572468", "147258369", "159753", "1597532468", "168168168",
  "1q2w3e4r", "1q2w3e4r5t", "1qaz2wsx", "1qaz2wsx3edc", "1qaz@wsx", "1qazxsw2", "22222222",
  "518518518", "5201314", "52013140", "520131400", "5201314520", "5211314", "55555555",
  "66666666", "741852963", "7758258", "7758521", "77777777", "789456123", "87654321",
  "88888888", "888888888", "987654321", "99999999", "a1234567", "a12345678", "a123456789",
  "a1b2c3d4", "a5201314", "aa123456", "aa12345678", "aaa111", "abc12345", "abc123456",
  "abcd1234", "abcde12345", "abcdefg1", "abcdefgh", "access", "admin", "admin123",
  "adminadmin", "administrador", "administrator", "alexander", "amanda", "andrew", "android",
  "angel123", "angels", "anthony", "apple123", "april", "arsenal", "asdf1234", "asdfasdf",
  "asdfgh123", "asdfghjkl", "asdzxc123", "ashley", "asshole", "august", "autumn", "autumn2024",
  "azerty", "azerty123", "azertyuiop", "babyboy", "babygirl", "bailey", "banana", "barcelona",
  "baseball", "basketball", "batman", "beautiful", "benjamin", "bestfriend", "bigdick",
  "biteme", "blessed", "blink182", "brother", "buster", "butterfly", "caonima", "changeit",
  "changeme", "changethis", "charlie", "cheese", "chelsea", "chocolate", "christopher",
  "cisco123", "coldplay", "company", "company1", "computer", "computer1", "confidential",
  "contrasena", "cookie", "correcthorsebatterystaple", "corvette", "cowboy", "cowboys",
  "crystal", "daniel", "darling", "database", "daughter", "debian", "december", "default",
  "dell1234", "demo1234", "demodemo", "diamond", "docker", "donald", "dragon", "eagles",
  "elizabeth", "eminem", "employee", "employee1", "example", "facebook", "faithful", "family",
  "father", "february", "ferrari", "firstlogin", "flower", "football", "forever",
  "foreveryoung", "freedom", "friday", "friends", "fuckoff", "fuckyou", "fuckyou1", "garfield",
  "george", "ginger", "github", "gitlab", "godisgood", "golden", "golfer", "goodbye",
  "goodluck", "google", "gorgeous", "guest", "guest123", "guestguest", "handsome", "harley",
  "haslo", "heaven", "hello123", "hello1234", "hellohello", "helloworld", "hockey", "honey123",
  "hottie", "huawei", "hunter", "ilovey0u1", "iloveyou", "iloveyou1", "initial1", "internal",
  "internet", "internet1", "iphone", "january", "jenkins", "jennifer", "jessica", "jesus123",
  "jesuschrist", "jordan", "jordan23", "joshua", "juventus", "killer", "lakers", "legend",
  "lenovo", "letmein", "letmein1", "letmein123", "li123456", "lightning", "linkedin",
  "linux123", "liverpool", "login123", "loginlogin", "lovely", "loveyou", "lucky123",
  "lucky888", "macintosh", "maggie", "magic123", "manager", "manchester", "march", "master",
  "master123", "matrix", "matthew", "mercedes", "metallica", "michael", "michaeljackson",
  "michelle", "mickey", "microsoft", "mima", "mimamima", "monday", "monkey", "motdepasse",
  "mother", "mustang", "mypassword", "myspace1", "mysql123", "naruto", "network",
  "newpassword", "newuser1", "nicole", "nihao", "nihao123", "nihaoma", "nihaonihao", "nirvana",
  "november", "october", "office365", "onboarding", "opensesame", "openup", "oracle123",
  "orange", "p@$$w0rd", "p@ss1234", "pa55word", "parola", "pass1234", "pass12345", "passcode",
  "passpass", "passphrase", "passport", "passw0rd1", "password", "password!", "password1",
  "password12", "password123", "password1234", "password2024", "password2025", "password2026",
  "passwort", "patrick", "pepper", "phoenix", "platinum", "playboy", "pokemon", "porsche",
  "postgres", "princess", "private", "pussy69", "pw123456", "pwd12345", "q1w2e3r4",
  "q1w2e3r4t5", "qazwsx", "qazwsxedc", "qazxsw", "qq123456", "qq123456789", "qwaszx",
  "qweasd123", "qweasdzxc", "qweqweqwe", "qwer1234", "qwerasdf", "qwert123", "qwerty",
  "qwerty12", "qwerty123", "qwerty1234", "qwertyui", "qwertyuiop", "qwertz", "qwertzuiop",
  "ranger", "realmadrid", "richard", "robert", "rockstar", "rocky123", "rockyou", "root",
  "rootroot", "salasana", "samantha", "sample", "samsung", "saturday", "scooby", "secret",
  "secret123", "security", "senha", "september", "server", "sesame", "shadow", "silver",
  "sister", "slipknot", "snoopy", "soccer", "soulmate", "sparky", "spiderman", "spring",
  "spring2024", "staff123", "start123", "start1234", "startnow", "starwars", "steelers",
  "stephanie", "steven", "summer", "summer2024", "sunday", "sunshine", "superman", "superstar",
  "superuser", "sweetheart", "system", "temp1234", "temporary", "temppass", "tennis",
  "test1234", "tester", "testing", "testpassword", "testtest", "thebeatles", "thepassword",
  "thomas", "thunder", "thursday", "tigger", "together", "toor", "topsecret", "toyota",
  "trustno1", "tuesday", "twitter", "ubuntu", "user1234", "username", "useruser", "victoria",
  "w123456789", "wachtwoord", "wang1234", "warrior", "wednesday", "welcome", "welcome1",
  "welcome123", "welcome2024", "welcome2025", "welcome2026", "whatever", "william", "windows",
  "windows10", "winter", "winter2024", "wizard", "woaini", "woaini123", "woaini1314",
  "woaini520", "woainima", "xiaomi", "xiaoming", "yamaha", "yankees", "yourpassword",
  "z123456789", "zaq12wsx", "zaq1xsw2", "zhang123", "zxcvbnm", "zxcvbnm1",
};

/**
 * eiam_password_list_get_common:
 * @n_words: (out): how many words there are
 *
 * Returns: (transfer none) (array length=n_words): well-known passwords in
 *   lower-case ASCII, sorted
 */
const char * const *
eiam_password_list_get_common (unsigned int *n_words)
{
  g_return_val_if_fail (n_words != NULL, NULL);

  *n_words = G_N_ELEMENTS (common);
  return common;
}
