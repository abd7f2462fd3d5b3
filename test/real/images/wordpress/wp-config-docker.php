<?php
// Every setting comes from the environment: WORDPRESS_<NAME>, or a file that WORDPRESS_<NAME>_FILE names.
function from_environment($name, $default) {
	$file = getenv("WORDPRESS_{$name}_FILE");
	if ($file !== false && $file !== '') {
		return rtrim(file_get_contents($file), "\r\n");
	}
	$value = getenv("WORDPRESS_$name");
	return $value === false ? $default : $value;
}

define('DB_NAME', from_environment('DB_NAME', 'wordpress'));
define('DB_USER', from_environment('DB_USER', 'wordpress'));
define('DB_PASSWORD', from_environment('DB_PASSWORD', ''));
define('DB_HOST', from_environment('DB_HOST', 'mysql'));
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
foreach (['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT'] as $name) {
	define($name, from_environment($name, "no $name given"));
}
define('WP_DEBUG', (bool) from_environment('DEBUG', ''));
define('DISABLE_WP_CRON', true);
define('WP_HTTP_BLOCK_EXTERNAL', true);
$extra = from_environment('CONFIG_EXTRA', '');
if ($extra !== '') {
	eval($extra);
}
$table_prefix = from_environment('TABLE_PREFIX', 'wp_');
if (!defined('ABSPATH')) {
	define('ABSPATH', __DIR__ . '/');
}
require_once ABSPATH . 'wp-settings.php';
