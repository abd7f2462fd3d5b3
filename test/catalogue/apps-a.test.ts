// Each row follows the source that the entry names.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const apache = plain("/run/apache2", "/run/lock/apache2", "/tmp");

const inPods: ConfiguredRows = {
  "wordpress with APACHE_RUN_DIR alone moved, which leaves the pid file": {
    image: "wordpress:7.1-apache",
    env: { APACHE_RUN_DIR: "/tmp/apache2" },
    volumes: ["/var/www/html"],
    memory: plain("/tmp", "/run/lock/apache2"),
    says: [
      'container "main" runs wordpress:7.1-apache, which needs a writable /run/apache2 (AH00099: could not create /var/run/apache2/apache2.pid); add an emptyDir of 1Mi in memory at /run/apache2 to spec.containers[0].volumeMounts',
    ],
  },
  "wordpress with APACHE_PID_FILE moved": {
    image: "wordpress:7.1-apache",
    env: { APACHE_PID_FILE: "/tmp/apache2.pid" },
    volumes: ["/var/www/html"],
    memory: plain("/tmp", "/run/lock/apache2"),
    says: [],
  },
  "php with APACHE_PID_FILE moved": {
    image: "php:8.4-apache",
    env: { APACHE_PID_FILE: "/tmp/apache2.pid" },
    memory: plain("/tmp", "/run/lock/apache2"),
    says: [],
  },
  "nextcloud with its data elsewhere": {
    image: "nextcloud:32",
    env: { NEXTCLOUD_DATA_DIR: "/data" },
    volumes: ["/var/www/html"],
    memory: apache,
    says: [
      'container "main" runs nextcloud:32, which needs a writable volume at the directory that NEXTCLOUD_DATA_DIR names (The files of all users live there)',
    ],
  },
  "nextcloud with its data on a second volume": {
    image: "nextcloud:32",
    env: { NEXTCLOUD_DATA_DIR: "/data" },
    volumes: ["/var/www/html", "/data"],
    memory: apache,
    says: [],
  },
  "nextcloud with its data named where it is": {
    image: "nextcloud:32-fpm",
    env: { NEXTCLOUD_DATA_DIR: "/var/www/html/data" },
    volumes: ["/var/www/html"],
    memory: plain("/tmp"),
    says: [],
  },
  "nextcloud with sessions in Redis": {
    image: "nextcloud:32-fpm",
    env: { REDIS_HOST: "redis" },
    volumes: ["/var/www/html"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs nextcloud:32-fpm, which needs a writable /usr/local/etc/php/conf.d (cannot create /usr/local/etc/php/conf.d/redis-session.ini: Read-only file system); mount a writable copy of what the image has at /usr/local/etc/php/conf.d; a read-only root takes effort with nextcloud:32-fpm: it installs and updates itself in its volume, and a Redis host makes it write into PHP\'s configuration at start',
    ],
  },
  "nextcloud with APACHE_DISABLE_REWRITE_IP": {
    image: "nextcloud:32",
    env: { APACHE_DISABLE_REWRITE_IP: "1" },
    volumes: ["/var/www/html"],
    memory: apache,
    says: [
      'container "main" runs nextcloud:32, which needs a writable /etc/apache2/conf-enabled (a2disconf takes the link to remoteip.conf away, and the entrypoint stops when it cannot); mount a writable copy of what the image has at /etc/apache2/conf-enabled; a read-only root takes effort with nextcloud:32: it installs and updates itself in its volume, and a Redis host makes it write into PHP\'s configuration at start',
    ],
  },
  "drupal with the mounts of its documentation": {
    image: "drupal:11.4-apache",
    volumes: ["/var/www/html/modules", "/var/www/html/profiles", "/var/www/html/sites", "/var/www/html/themes"],
    memory: apache,
    says: [],
  },
  "drupal with settings.php mounted and a volume for files": {
    image: "drupal:11.4-fpm",
    volumes: ["/opt/drupal/web/sites/default/files"],
    config: ["/opt/drupal/web/sites/default/settings.php"],
    memory: plain("/tmp"),
    says: [],
  },
  "drupal 7, which lies in /var/www/html itself": {
    image: "drupal:7.99-apache",
    volumes: ["/opt/drupal/web/sites"],
    memory: apache,
    says: [
      'container "main" runs drupal:7.99-apache, which needs a writable volume at /var/www/html/sites (settings.php and uploaded files live here)',
    ],
  },
  "phpmyadmin as it comes": {
    image: "phpmyadmin:5.2",
    memory: { ...apache, ...plain("/sessions", "/var/www/html/tmp") },
    says: [
      'container "main" runs phpmyadmin:5.2, which needs a writable /etc/phpmyadmin (The entrypoint writes config.secret.inc.php and other configuration here); mount a writable copy of what the image has at /etc/phpmyadmin; a read-only root takes effort with phpmyadmin:5.2: the entrypoint generates configuration files among shipped ones; without them every page is an HTTP 500',
    ],
  },
  "phpmyadmin with its secret mounted": {
    image: "phpmyadmin:5.2",
    config: ["/etc/phpmyadmin/config.secret.inc.php"],
    memory: { ...apache, ...plain("/sessions", "/var/www/html/tmp") },
    says: [],
  },
  "phpmyadmin with its secret mounted and a configuration in a variable": {
    image: "phpmyadmin:5.2",
    env: { PMA_USER_CONFIG_BASE64: "PD9waHA=" },
    config: ["/etc/phpmyadmin/config.secret.inc.php"],
    memory: { ...apache, ...plain("/sessions", "/var/www/html/tmp") },
    says: [
      'container "main" runs phpmyadmin:5.2, which needs a writable /etc/phpmyadmin (The entrypoint writes config.secret.inc.php and other configuration here); mount a writable copy of what the image has at /etc/phpmyadmin; a read-only root takes effort with phpmyadmin:5.2: the entrypoint generates configuration files among shipped ones; without them every page is an HTTP 500',
    ],
  },
  "phpmyadmin with another port": {
    image: "phpmyadmin:5.2",
    env: { APACHE_PORT: "8080" },
    config: ["/etc/phpmyadmin/config.secret.inc.php"],
    memory: { ...apache, ...plain("/sessions", "/var/www/html/tmp") },
    says: [
      'container "main" runs phpmyadmin:5.2, which needs a writable /etc/apache2 (The entrypoint writes the port into ports.conf here, and Apache stays at 80 when it cannot); mount a writable copy of what the image has at /etc/apache2',
    ],
  },
  "phpmyadmin with a certificate in a variable": {
    image: "phpmyadmin:5.2-fpm",
    env: { PMA_SSL_CA_BASE64: "LS0t" },
    config: ["/etc/phpmyadmin/config.secret.inc.php"],
    memory: plain("/tmp", "/sessions", "/var/www/html/tmp"),
    says: [
      'container "main" runs phpmyadmin:5.2-fpm, which needs a writable /etc/phpmyadmin/ssl (Failed to write to /etc/phpmyadmin/ssl); add an emptyDir of 1Mi in memory at /etc/phpmyadmin/ssl to spec.containers[0].volumeMounts',
    ],
  },
  "phpmyadmin's image for another program": {
    image: "phpmyadmin:5.2-fpm",
    args: ["php", "--version"],
    says: [],
  },
  "postfixadmin with SQLite": {
    image: "postfixadmin:4.0",
    memory: { ...apache, ...plain("/var/www/html") },
    says: [
      'container "main" runs postfixadmin:4.0, which needs a writable volume at /var/tmp (The entrypoint creates the SQLite database here, and stops when it cannot)',
    ],
  },
  "postfixadmin with SQLite on a volume": {
    image: "postfixadmin:4.0-fpm",
    env: { POSTFIXADMIN_DB_NAME: "/db/postfixadmin.db" },
    volumes: ["/db"],
    memory: plain("/tmp", "/var/www/html"),
    says: [],
  },
  "postfixadmin with MySQL": {
    image: "postfixadmin:4.0",
    env: { POSTFIXADMIN_DB_TYPE: "mysqli", POSTFIXADMIN_DB_NAME: "mail" },
    memory: { ...apache, ...plain("/var/www/html") },
    says: [],
  },
  "yourls without Apache": {
    image: "yourls:1.10-fpm-alpine",
    volumes: ["/var/www/html"],
    memory: plain("/tmp"),
    says: [],
  },
  "adminer's image for another program": {
    image: "adminer:6",
    args: ["ls", "designs"],
    says: [],
  },
  "ghost's image for its command line": {
    image: "ghost:6",
    args: ["ghost", "version"],
    says: [],
  },
  "privatebin for databases, with its configuration mounted": {
    image: "privatebin/pdo:2.0.5",
    config: ["/srv/cfg/conf.php"],
    memory: plain("/run", "/tmp", "/var/lib/nginx/tmp"),
    says: [],
  },
  "privatebin with another directory of configuration": {
    image: "ghcr.io/privatebin/s3:2.0.5",
    env: { CONFIG_PATH: "/cfg" },
    memory: plain("/run", "/tmp", "/var/lib/nginx/tmp"),
    says: [],
  },
  "privatebin for files, without a volume": {
    image: "ghcr.io/privatebin/fs:2.0.5",
    memory: plain("/run", "/tmp", "/var/lib/nginx/tmp"),
    says: [
      'container "main" runs privatebin/fs:2.0.5, which needs a writable volume at /srv/data (Pastes, the salt and the limits of the server live here)',
    ],
  },
};

const onEngines: ConfiguredRows = {
  "privatebin as its documentation runs it": {
    image: "privatebin/nginx-fpm-alpine",
    volumes: ["/srv/data"],
    memory: { "/tmp": "nodev,noexec,mode=1777", "/run": "nodev,exec,mode=1777" },
    says: [],
  },
};

describeConfigured("Applications", inPods, onEngines);
