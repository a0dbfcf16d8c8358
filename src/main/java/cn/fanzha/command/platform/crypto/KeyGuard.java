package cn.fanzha.command.platform.crypto;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Refuses to start with keys that are not the database's: new personal data would be unreadable beside the old, and no
 * look-up would find it. The first start notes the keys' fingerprint.
 */
@Component
class KeyGuard implements InitializingBean {

    private final JdbcClient jdbc;
    private final KeyFile keys;

    KeyGuard(JdbcClient jdbc, KeyFile keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    @Override
    public void afterPropertiesSet() {
        jdbc.sql("insert into key_fingerprint (fingerprint) values (?) on conflict do nothing")
                .param(keys.fingerprint())
                .update();
        String noted = jdbc.sql("select fingerprint from key_fingerprint")
                .query((rs, n) -> rs.getString(1))
                .single();
        if (!noted.equals(keys.fingerprint())) {
            throw new KeyFileException(
                    "The key file does not belong to this database: the personal data in it was encrypted with other keys.",
                    "Put the key file back that the database was first started with (fanzha.keys.file; by default"
                            + " keys/fanzha.keys in the data directory), or start on an empty database.",
                    null);
        }
    }
}
