import pulumi
import readonly_rootfs_hardened as hardened

config = pulumi.Config()
password = config.require_secret("databasePassword")

database = hardened.HardenedContainer(
    "database",
    image="mysql:8.4",
    user="999:999",
    writable={
        "/var/lib/mysql": {"volume": {"name": "database"}},
        "/run/mysqld": {"tmpfs": {"size": "1Mi"}},
        "/tmp": {"tmpfs": {"size": "256Mi"}},
    },
    env={
        "MYSQL_DATABASE": "wordpress",
        "MYSQL_USER": "wordpress",
        "MYSQL_PASSWORD": password,
        "MYSQL_RANDOM_ROOT_PASSWORD": "yes",
    },
    networks=[{"name": config.get("network") or "wordpress", "aliases": ["database"]}],
)

hardened.HardenedContainer(
    "wordpress",
    image=config.get("image") or "wordpress-static:6.8-apache",
    user="33:33",
    writable={
        "/run/lock/apache2": {"tmpfs": {"size": "1Mi"}},
        "/run/apache2": {"tmpfs": {"size": "1Mi"}},
        "/tmp": {"tmpfs": {"size": "256Mi"}},
        # The image declares a volume here, which would be writable and without bound; nothing uses it.
        "/var/www/html": {"tmpfs": {"size": "1Mi"}},
        "/usr/src/wordpress/wp-content/uploads": {"volume": {"name": "uploads"}},
    },
    env={
        "WORDPRESS_DB_HOST": "database",
        "WORDPRESS_DB_NAME": "wordpress",
        "WORDPRESS_DB_USER": "wordpress",
        "WORDPRESS_DB_PASSWORD": password,
    },
    ports=[{"internal": 80, "external": config.get_int("port") or 8080}],
    networks=[{"name": config.get("network") or "wordpress"}],
    opts=pulumi.ResourceOptions(depends_on=[database]),
)
