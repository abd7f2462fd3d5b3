// Each row follows the source that the entry names.
import { type ConfiguredRows, describeConfigured, plain } from "../support/configured";

const apache = plain("/run/apache2", "/run/lock/apache2", "/tmp");

const inPods: ConfiguredRows = {
  "wordpress with its logs in files": {
    image: "wordpress:7.1-apache",
    env: { APACHE_LOG_DIR: "/logs" },
    volumes: ["/var/www/html"],
    memory: apache,
    says: [
      'container "main" runs wordpress:7.1-apache, which needs a writable directory that APACHE_LOG_DIR names (Apache opens its logs there; the image links those in its own directory to stdout and stderr); mount an emptyDir at the directory that APACHE_LOG_DIR names',
    ],
  },
  "wordpress with its logs where they are": {
    image: "wordpress:7.1-apache",
    env: { APACHE_LOG_DIR: "/var/log/apache2" },
    volumes: ["/var/www/html"],
    memory: apache,
    says: [],
  },
  "matomo with a directory for Apache that nothing mounts": {
    image: "matomo:5.3-apache",
    env: { APACHE_RUN_DIR: "/srv/apache2" },
    volumes: ["/var/www/html"],
    memory: apache,
    says: [
      'container "main" runs matomo:5.3-apache, which needs a writable directory that APACHE_RUN_DIR names (apache2-foreground makes the directory, and stops when it cannot); mount an emptyDir at the directory that APACHE_RUN_DIR names',
    ],
  },
  "mattermost with the log of the server alone moved": {
    image: "mattermost/mattermost-team-edition:10.5",
    env: { MM_LOGSETTINGS_FILELOCATION: "/srv/logs" },
    volumes: [
      "/mattermost/config",
      "/mattermost/data",
      "/mattermost/plugins",
      "/mattermost/client/plugins",
      "/srv/logs",
    ],
    memory: plain("/tmp"),
    says: [
      'container "main" runs mattermost/mattermost-team-edition:10.5, which needs a writable volume at /mattermost/logs (mattermost.log and notifications.log are written here)',
    ],
  },
  "mattermost with both logs moved": {
    image: "mattermost/mattermost-team-edition:10.5",
    env: { MM_LOGSETTINGS_FILELOCATION: "/srv/logs", MM_NOTIFICATIONLOGSETTINGS_FILELOCATION: "/srv/logs" },
    volumes: [
      "/mattermost/config",
      "/mattermost/data",
      "/mattermost/plugins",
      "/mattermost/client/plugins",
      "/srv/logs",
    ],
    memory: plain("/tmp"),
    says: [],
  },
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
  "nextcloud without Apache's lock directory, which no mutex needs": {
    image: "nextcloud:34",
    volumes: ["/var/www/html"],
    memory: plain("/run/apache2", "/tmp"),
    says: [],
  },
  "drupal without Apache's lock directory": {
    image: "drupal:11.4",
    volumes: ["/opt/drupal/web/sites"],
    memory: plain("/run/apache2", "/tmp"),
    says: [],
  },
  "joomla without Apache's lock directory": {
    image: "joomla:6.1",
    volumes: ["/var/www/html"],
    memory: plain("/run/apache2", "/tmp"),
    says: [],
  },
  "matomo without Apache's lock directory": {
    image: "matomo:5.10",
    volumes: ["/var/www/html"],
    memory: plain("/run/apache2", "/tmp"),
    says: [],
  },
  "mediawiki without Apache's lock directory": {
    image: "mediawiki:1.46",
    memory: plain("/run/apache2", "/tmp"),
    says: [],
  },
  "redmine with all settings from outside, and a lock file that cannot be written": {
    image: "redmine:7.0",
    env: { REDMINE_DB_POSTGRES: "db", SECRET_KEY_BASE: "0123", REDMINE_NO_DB_MIGRATE: "1" },
    volumes: ["/usr/src/redmine/files"],
    config: ["/usr/src/redmine/config/database.yml"],
    memory: plain("/tmp", "/usr/src/redmine/tmp", "/usr/src/redmine/public/assets"),
    says: [
      'container "main" runs redmine:7.0, which needs a writable /usr/src/redmine/Gemfile.lock (Bundler writes the gems of the configured database into it at every start); mount a writable copy of the file /usr/src/redmine/Gemfile.lock; a read-only root takes effort with redmine:7.0: it writes into directories that hold its own files, such as config and db: fill volumes for them first',
    ],
  },
  "redmine with all settings from outside and Bundler frozen": {
    image: "redmine:7.0",
    env: { REDMINE_DB_POSTGRES: "db", SECRET_KEY_BASE: "0123", REDMINE_NO_DB_MIGRATE: "1", BUNDLE_FROZEN: "true" },
    volumes: ["/usr/src/redmine/files"],
    config: ["/usr/src/redmine/config/database.yml"],
    memory: plain("/tmp", "/usr/src/redmine/tmp", "/usr/src/redmine/public/assets"),
    says: [],
  },
  "redmine without a place for built assets": {
    image: "redmine:6.1-alpine",
    env: { REDMINE_DB_POSTGRES: "db", SECRET_KEY_BASE: "0123", REDMINE_NO_DB_MIGRATE: "1", BUNDLE_FROZEN: "true" },
    volumes: ["/usr/src/redmine/files"],
    config: ["/usr/src/redmine/config/database.yml"],
    memory: plain("/tmp", "/usr/src/redmine/tmp"),
    says: [
      'container "main" runs redmine:6.1-alpine, which needs a writable /usr/src/redmine/public/assets (Style sheets, scripts and images are put together here at the start); add an emptyDir of 64Mi in memory at /usr/src/redmine/public/assets to spec.containers[0].volumeMounts; a read-only root takes effort with redmine:6.1-alpine: it writes into directories that hold its own files, such as config and db: fill volumes for them first',
    ],
  },
  "redmine 5, which builds no assets": {
    image: "redmine:5.1",
    env: { REDMINE_DB_POSTGRES: "db", SECRET_KEY_BASE: "0123", REDMINE_NO_DB_MIGRATE: "1", BUNDLE_FROZEN: "true" },
    volumes: ["/usr/src/redmine/files"],
    config: ["/usr/src/redmine/config/database.yml"],
    memory: plain("/tmp", "/usr/src/redmine/tmp"),
    says: [],
  },
  "redmine 5 with plugins": {
    image: "redmine:5.1",
    env: { REDMINE_DB_POSTGRES: "db", SECRET_KEY_BASE: "0123", REDMINE_NO_DB_MIGRATE: "1", BUNDLE_FROZEN: "true" },
    volumes: ["/usr/src/redmine/files"],
    config: ["/usr/src/redmine/config/database.yml", "/usr/src/redmine/plugins"],
    memory: plain("/tmp", "/usr/src/redmine/tmp"),
    says: [
      'container "main" runs redmine:5.1, which needs a writable /usr/src/redmine/public/plugin_assets (The assets of plugins are copied here at the start, which ends when they cannot be); add an emptyDir of 16Mi in memory at /usr/src/redmine/public/plugin_assets to spec.containers[0].volumeMounts; a read-only root takes effort with redmine:5.1: it writes into directories that hold its own files, such as config and db: fill volumes for them first',
    ],
  },
  "redmine 5 with plugins and a place for their assets": {
    image: "redmine:5.1",
    env: { REDMINE_DB_POSTGRES: "db", SECRET_KEY_BASE: "0123", REDMINE_NO_DB_MIGRATE: "1", BUNDLE_FROZEN: "true" },
    volumes: ["/usr/src/redmine/files"],
    config: ["/usr/src/redmine/config/database.yml", "/usr/src/redmine/plugins"],
    memory: plain("/tmp", "/usr/src/redmine/tmp", "/usr/src/redmine/public/plugin_assets"),
    says: [],
  },
  "odoo without a volume": {
    image: "odoo:19.0",
    memory: plain("/tmp"),
    says: [
      'container "main" runs odoo:19.0, which needs a writable volume at /var/lib/odoo (Attachments and sessions live here)',
    ],
  },
  "odoo with a configuration of its own": {
    image: "odoo:19.0",
    config: ["/etc/odoo/odoo.conf"],
    memory: plain("/tmp"),
    says: [
      'advisory: container "main" runs odoo:19.0, which needs a writable volume at /var/lib/odoo when its configuration does not name another data_dir; or name the directory with --data-dir',
    ],
  },
  "odoo with a configuration of its own and the data directory named": {
    image: "odoo:18.0",
    args: ["odoo", "-c", "/cfg/odoo.conf", "--data-dir=/data"],
    config: ["/cfg"],
    volumes: ["/data"],
    memory: plain("/tmp"),
    says: [],
  },
  "odoo with a log file": {
    image: "odoo:17.0",
    args: ["odoo", "--logfile=/logs/odoo.log"],
    volumes: ["/var/lib/odoo"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs odoo:17.0, which needs a writable /logs (The server opens its log file here); add an emptyDir of 64Mi in memory at /logs to spec.containers[0].volumeMounts',
    ],
  },
  "n8n with its folder moved": {
    image: "n8nio/n8n:1.110.1",
    env: { N8N_USER_FOLDER: "/data" },
    volumes: ["/data"],
    memory: plain("/tmp"),
    says: [],
  },
  "n8n with the mounts its maintainers name": {
    image: "ghcr.io/n8n-io/n8n:1.110.1",
    volumes: ["/home/node/.n8n"],
    memory: plain("/home/node/.cache"),
    says: [
      'advisory: container "main" runs n8n-io/n8n:1.110.1, which needs a writable /tmp when webhooks or forms receive files, or community nodes are installed; or accept no files and install no nodes',
    ],
  },
  "n8n without a cache": {
    image: "docker.n8n.io/n8nio/n8n:1.110.1",
    volumes: ["/home/node/.n8n"],
    memory: plain("/tmp"),
    says: [
      "container \"main\" runs n8nio/n8n:1.110.1, which needs a writable /home/node/.cache (ENOENT: no such file or directory, mkdir '/home/node/.cache'); add an emptyDir of 256Mi in memory at /home/node/.cache to spec.containers[0].volumeMounts",
    ],
  },
  "n8n that exports workflows": {
    image: "n8nio/n8n:1.110.1",
    args: ["export:workflow", "--all"],
    volumes: ["/home/node/.n8n"],
    memory: plain("/tmp"),
    says: [],
  },
  "n8n with its files elsewhere": {
    image: "n8nio/n8n:1.110.1",
    env: { N8N_BINARY_DATA_STORAGE_PATH: "/files" },
    volumes: ["/home/node/.n8n"],
    memory: plain("/tmp", "/home/node/.cache"),
    says: [
      'container "main" runs n8nio/n8n:1.110.1, which needs a writable volume at the directory that N8N_BINARY_DATA_STORAGE_PATH names (Files of executions are stored there)',
    ],
  },
  "n8n with its files in its database": {
    image: "n8nio/n8n:1.110.1",
    env: { N8N_BINARY_DATA_STORAGE_PATH: "/files", N8N_DEFAULT_BINARY_DATA_MODE: "database" },
    volumes: ["/home/node/.n8n"],
    memory: plain("/tmp", "/home/node/.cache"),
    says: [],
  },
  "metabase with its database in a file of the orchestrator": {
    image: "metabase/metabase:v0.56.0",
    user: "2000",
    env: { MB_DB_CONNECTION_URI_FILE: "/run/secrets/uri" },
    memory: plain("/tmp"),
    says: [],
  },
  "metabase with drivers in /tmp": {
    image: "metabase/metabase-enterprise:v1.56.0",
    user: "2000",
    env: { MB_DB_TYPE: "postgres" },
    memory: plain("/tmp"),
    says: [],
  },
  "metabase as a user, without a place for drivers": {
    image: "metabase/metabase:v0.56.0",
    user: "2000",
    env: { MB_DB_TYPE: "postgres" },
    says: [
      'container "main" runs metabase/metabase:v0.56.0, which needs a writable /plugins (Database drivers are unpacked here at every start) and /tmp (Attachments of e-mails and exports are written here); add an emptyDir of 512Mi in memory at /plugins to spec.containers[0].volumeMounts; add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts',
    ],
  },
  "metabase as root": {
    image: "metabase/metabase:v0.56.0",
    user: "0",
    env: { MB_DB_TYPE: "postgres" },
    says: [
      'container "main" runs metabase/metabase:v0.56.0, which needs a writable /plugins (Database drivers are unpacked here at every start) and /tmp (Attachments of e-mails and exports are written here); add an emptyDir of 512Mi in memory at /plugins to spec.containers[0].volumeMounts; add an emptyDir of 256Mi in memory at /tmp to spec.containers[0].volumeMounts; a read-only root takes effort with metabase/metabase:v0.56.0: started by root the entrypoint creates a user and stops: give it a non-root user',
    ],
  },
  "mattermost with its configuration in the database": {
    image: "mattermost/mattermost-team-edition:10.5",
    env: { MM_CONFIG: "postgres://mm@db/mm" },
    volumes: ["/mattermost/data", "/mattermost/logs", "/mattermost/plugins", "/mattermost/client/plugins"],
    memory: plain("/tmp"),
    says: [],
  },
  "mattermost with its configuration elsewhere": {
    image: "mattermost/mattermost-enterprise-edition:10.5",
    env: { MM_CONFIG: "/cfg/config.json" },
    volumes: ["/mattermost/data", "/mattermost/logs", "/mattermost/plugins", "/mattermost/client/plugins"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs mattermost/mattermost-enterprise-edition:10.5, which needs a writable volume at the directory of the file that MM_CONFIG names (config.json lives here and is changed by the admin pages)',
    ],
  },
  "mattermost with the mounts of its compose file, without a place for its socket": {
    image: "mattermost/mattermost-enterprise-edition:10.11",
    volumes: [
      "/mattermost/config",
      "/mattermost/data",
      "/mattermost/logs",
      "/mattermost/plugins",
      "/mattermost/client/plugins",
    ],
    memory: plain("/tmp"),
    says: [
      'container "main" runs mattermost/mattermost-enterprise-edition:10.11, which needs a writable /var/tmp (Error starting server, err:unlinkat /var/tmp/mattermost_local.socket: read-only file system); add an emptyDir of 1Mi in memory at /var/tmp to spec.containers[0].volumeMounts',
    ],
  },
  "mattermost with its socket in /tmp": {
    image: "mattermost/mattermost-team-edition:11.0",
    env: { MM_SERVICESETTINGS_LOCALMODESOCKETLOCATION: "/tmp/mattermost.socket" },
    volumes: [
      "/mattermost/config",
      "/mattermost/data",
      "/mattermost/logs",
      "/mattermost/plugins",
      "/mattermost/client/plugins",
    ],
    memory: plain("/tmp"),
    says: [],
  },
  "mattermost without its local mode": {
    image: "mattermost/mattermost-team-edition:11.0",
    env: { MM_SERVICESETTINGS_ENABLELOCALMODE: "false" },
    volumes: [
      "/mattermost/config",
      "/mattermost/data",
      "/mattermost/logs",
      "/mattermost/plugins",
      "/mattermost/client/plugins",
    ],
    memory: plain("/tmp"),
    says: [],
  },
  "mattermost with files in S3, logs on stdout and no plugins": {
    image: "mattermost/mattermost-team-edition:10.5",
    env: {
      MM_FILESETTINGS_DRIVERNAME: "amazons3",
      MM_LOGSETTINGS_ENABLEFILE: "false",
      MM_NOTIFICATIONLOGSETTINGS_ENABLEFILE: "false",
      MM_PLUGINSETTINGS_ENABLE: "false",
    },
    volumes: ["/mattermost/config"],
    memory: plain("/tmp"),
    says: [],
  },
  "vaultwarden with attachments elsewhere": {
    image: "vaultwarden/server:1.34.3",
    env: { ATTACHMENTS_FOLDER: "/attachments" },
    volumes: ["/data"],
    says: [
      'container "main" runs vaultwarden/server:1.34.3, which needs a writable volume at the directory that ATTACHMENTS_FOLDER names (Attachments are stored there)',
    ],
  },
  "vaultwarden with a log file and a server as its database": {
    image: "vaultwarden/server:1.34.3",
    env: { LOG_FILE: "/log/vaultwarden.log", DATABASE_URL: "postgresql://vw@db/vw" },
    volumes: ["/data"],
    says: [
      'container "main" runs vaultwarden/server:1.34.3, which needs a writable directory of the file that LOG_FILE names (The server stops when it cannot open this log file); mount an emptyDir at the directory of the file that LOG_FILE names',
    ],
  },
  "vaultwarden with its parts in the data directory": {
    image: "vaultwarden/server:1.34.3-alpine",
    env: { DATABASE_URL: "/data/db.sqlite3", ICON_CACHE_FOLDER: "/data/icons", TMP_FOLDER: "/data/tmp" },
    volumes: ["/data"],
    says: [],
  },
  "keycloak from Docker Hub without its directory": {
    image: "keycloak/keycloak:26.4",
    args: ["start", "--optimized"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs keycloak/keycloak:26.4, which needs a writable /opt/keycloak/data/tmp (Temporary directory /opt/keycloak/bin/../data/tmp does not exist and it was not possible to create it) and /opt/keycloak/data/transaction-logs (ARJUNA012225: FileSystemStore::setupStore - cannot access root of object store: /opt/keycloak/bin/../data/transaction-logs/ShadowNoFileLockStore/defaultStore/); add an emptyDir of 128Mi in memory at /opt/keycloak/data/tmp to spec.containers[0].volumeMounts; add an emptyDir of 16Mi in memory at /opt/keycloak/data/transaction-logs to spec.containers[0].volumeMounts',
    ],
  },
  "keycloak with what it writes": {
    image: "quay.io/keycloak/keycloak:26.4",
    args: ["start", "--optimized"],
    memory: plain("/tmp", "/opt/keycloak/data/tmp", "/opt/keycloak/data/transaction-logs"),
    says: [],
  },
  "keycloak with its whole data directory": {
    image: "quay.io/keycloak/keycloak:26.4",
    args: ["start", "--optimized"],
    memory: plain("/tmp", "/opt/keycloak/data"),
    says: [],
  },
  "keycloak without a place for the logs of transactions": {
    image: "quay.io/keycloak/keycloak:26.4",
    args: ["start", "--optimized"],
    memory: plain("/tmp", "/opt/keycloak/data/tmp"),
    says: [
      'container "main" runs keycloak/keycloak:26.4, which needs a writable /opt/keycloak/data/transaction-logs (ARJUNA012225: FileSystemStore::setupStore - cannot access root of object store: /opt/keycloak/bin/../data/transaction-logs/ShadowNoFileLockStore/defaultStore/); add an emptyDir of 16Mi in memory at /opt/keycloak/data/transaction-logs to spec.containers[0].volumeMounts',
    ],
  },
  "keycloak 24, which keeps no logs of transactions": {
    image: "quay.io/keycloak/keycloak:24.0",
    args: ["start", "--optimized"],
    memory: plain("/tmp", "/opt/keycloak/data/tmp"),
    says: [],
  },
  "keycloak that does not recover transactions": {
    image: "quay.io/keycloak/keycloak:26.4",
    args: ["start", "--optimized"],
    env: { QUARKUS_TRANSACTION_MANAGER_ENABLE_RECOVERY: "false" },
    memory: plain("/tmp", "/opt/keycloak/data/tmp"),
    says: [],
  },
  "keycloak with the logs of transactions in /tmp": {
    image: "quay.io/keycloak/keycloak:26.4",
    args: ["start", "--optimized"],
    env: { QUARKUS_TRANSACTION_MANAGER_OBJECT_STORE_DIRECTORY: "/tmp/transactions" },
    memory: plain("/tmp", "/opt/keycloak/data/tmp"),
    says: [],
  },
  "keycloak that logs to a file": {
    image: "quay.io/keycloak/keycloak:26.4",
    args: ["start", "--optimized", "--log=console,file"],
    memory: plain("/tmp", "/opt/keycloak/data/tmp", "/opt/keycloak/data/transaction-logs"),
    says: [
      'container "main" runs keycloak/keycloak:26.4, which needs a writable /opt/keycloak/data/log (keycloak.log and the log of HTTP requests lie here); add an emptyDir of 64Mi in memory at /opt/keycloak/data/log to spec.containers[0].volumeMounts',
    ],
  },
  "keycloak that logs to a file on a volume": {
    image: "quay.io/keycloak/keycloak:26.4",
    args: ["start", "--optimized"],
    env: { KC_LOG: "file", KC_LOG_FILE: "/logs/keycloak.log" },
    volumes: ["/logs"],
    memory: plain("/tmp", "/opt/keycloak/data/tmp", "/opt/keycloak/data/transaction-logs"),
    says: [],
  },
  "keycloak for development, without a place for its database": {
    image: "quay.io/keycloak/keycloak:26.4",
    args: ["start-dev", "--optimized"],
    memory: plain("/tmp", "/opt/keycloak/data/tmp", "/opt/keycloak/data/transaction-logs"),
    says: [
      'container "main" runs keycloak/keycloak:26.4, which needs a writable /opt/keycloak/data/h2 (The development database H2 lives here); add an emptyDir of 64Mi in memory at /opt/keycloak/data/h2 to spec.containers[0].volumeMounts',
    ],
  },
  "authentik with its files in S3": {
    image: "ghcr.io/goauthentik/server:2025.8.4",
    args: ["server"],
    env: { AUTHENTIK_STORAGE__MEDIA__BACKEND: "s3" },
    says: [],
  },
  "authentik with its files on disk": {
    image: "ghcr.io/goauthentik/server:2025.8.4",
    args: ["worker"],
    says: [
      "container \"main\" runs goauthentik/server:2025.8.4, which needs a writable volume at /media (Read-only file system: '/media/public')",
    ],
  },
  "pgadmin with its settings mounted": {
    image: "dpage/pgadmin4:9.8",
    config: ["/pgadmin4/config_distro.py"],
    volumes: ["/var/lib/pgadmin"],
    memory: plain("/tmp"),
    says: [],
  },
  "pgadmin at a socket": {
    image: "dpage/pgadmin4:9.8",
    env: { PGADMIN_ENABLE_SOCK: "1", PGADMIN_CUSTOM_CONFIG_DISTRO_FILE: "/tmp/config_distro.py" },
    volumes: ["/var/lib/pgadmin"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs dpage/pgadmin4:9.8, which needs a writable /run/pgadmin (The server listens at a socket in this directory); add an emptyDir of 1Mi in memory at /run/pgadmin to spec.containers[0].volumeMounts',
    ],
  },
  "pgadmin with nothing for its settings": {
    image: "dpage/pgadmin4:9.8",
    volumes: ["/var/lib/pgadmin"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs dpage/pgadmin4:9.8, which needs a writable /pgadmin4/config_distro.py (The entrypoint writes settings from the environment into this file); mount a writable copy of the file /pgadmin4/config_distro.py; a read-only root takes effort with dpage/pgadmin4:9.8: the entrypoint writes a settings file into a directory full of the application\'s files',
    ],
  },
  "bitnami's keycloak with what its scripts write": {
    image: "bitnami/keycloak:26",
    env: { KEYCLOAK_EXTRA_ARGS: "--optimized" },
    memory: plain("/tmp", "/opt/bitnami/keycloak/conf", "/opt/bitnami/keycloak/data"),
    says: [],
  },
  "bitnami's keycloak with scripts of the user": {
    image: "bitnami/keycloak:26",
    env: { KEYCLOAK_EXTRA_ARGS: "--optimized" },
    config: ["/docker-entrypoint-initdb.d"],
    memory: plain("/tmp", "/opt/bitnami/keycloak/conf", "/opt/bitnami/keycloak/data"),
    says: [
      'container "main" runs bitnami/keycloak:26, which needs a writable /bitnami/keycloak (The start scripts note here that they have run these scripts); add an emptyDir of 64Mi in memory at /bitnami/keycloak to spec.containers[0].volumeMounts',
    ],
  },
  "bitnami's drupal for another program": {
    image: "bitnami/drupal:11",
    args: ["drush", "status"],
    says: [],
  },
  "bitnami's wordpress for another program": {
    image: "bitnami/wordpress:6",
    args: ["wp", "core", "version"],
    says: [],
  },
  "vaultwarden's command that hashes a password": {
    image: "vaultwarden/server:1.36.0",
    args: ["/vaultwarden", "hash", "--preset", "owasp"],
    env: { LOG_FILE: "/log/vaultwarden.log" },
    says: [],
  },
  "vaultwarden's command that hashes, through its script": {
    image: "vaultwarden/server:1.36.0-alpine",
    command: ["/start.sh"],
    args: ["hash"],
    says: [],
  },
  "vaultwarden's backup, which writes beside the database": {
    image: "vaultwarden/server:1.36.0",
    args: ["/vaultwarden", "backup"],
    env: { LOG_FILE: "/log/vaultwarden.log", DATABASE_URL: "/db/vaultwarden.sqlite3" },
    says: [
      'container "main" runs vaultwarden/server:1.36.0, which needs a writable volume at the directory of the file that DATABASE_URL names (The SQLite database lives there)',
    ],
  },
  "ghost with its content elsewhere": {
    image: "ghost:6",
    env: { paths__contentPath: "/content" },
    volumes: ["/var/lib/ghost/content"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs ghost:6, which needs a writable volume at the directory that paths__contentPath names (Images, themes and settings live here)',
    ],
  },
  "ghost with its content elsewhere, and the entrypoint's copy too": {
    image: "ghost:6-alpine",
    env: { paths__contentPath: "/content", GHOST_CONTENT: "/content" },
    volumes: ["/content"],
    memory: plain("/tmp"),
    says: [],
  },
  "ghost with the entrypoint's copy in memory": {
    image: "ghost:6",
    env: { paths__contentPath: "/content" },
    volumes: ["/content"],
    memory: plain("/tmp", "/var/lib/ghost/content"),
    says: [],
  },
  "ghost with the documented place of its SQLite database": {
    image: "ghost:6",
    env: { database__client: "sqlite3", database__connection__filename: "/var/lib/ghost/content/data/ghost.db" },
    volumes: ["/var/lib/ghost/content"],
    memory: plain("/tmp"),
    says: [],
  },
  "ghost with its SQLite database elsewhere": {
    image: "ghost:6",
    env: { database__client: "sqlite3", database__connection__filename: "/db/ghost.db" },
    volumes: ["/var/lib/ghost/content"],
    memory: plain("/tmp"),
    says: [
      'container "main" runs ghost:6, which needs a writable volume at the directory of the file that database__connection__filename names (The SQLite database lives there)',
    ],
  },
  "authentik of 2026 as a server": {
    image: "ghcr.io/goauthentik/server:2026.8.0",
    args: ["server"],
    says: [],
  },
  "authentik's worker of 2026, started by root": {
    image: "ghcr.io/goauthentik/server:2026.8.0",
    user: "0",
    args: ["worker"],
    volumes: ["/certs"],
    says: [
      'container "main" runs goauthentik/server:2026.8.0, which needs a writable volume at /data (The start gives it to the user authentik, and stops when it cannot)',
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
  "nextcloud as one who runs it read-only has it": {
    image: "nextcloud:31",
    user: "1000:1000",
    volumes: ["/var/www/html"],
    memory: { "/run": "mode=1777", "/tmp": "mode=1777" },
    says: [],
  },
  "mattermost as its vendor's compose file runs it": {
    image: "mattermost/mattermost-enterprise-edition:10.5",
    volumes: [
      "/mattermost/config",
      "/mattermost/data",
      "/mattermost/logs",
      "/mattermost/plugins",
      "/mattermost/client/plugins",
      "/mattermost/bleve-indexes",
    ],
    env: { MM_BLEVESETTINGS_INDEXDIR: "/mattermost/bleve-indexes" },
    memory: plain("/tmp"),
    says: [],
  },
};

describeConfigured("Applications", inPods, onEngines);
