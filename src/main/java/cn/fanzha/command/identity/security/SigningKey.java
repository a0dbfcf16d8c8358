package cn.fanzha.command.identity.security;

import cn.fanzha.command.platform.crypto.PersonalDataCipher;
import cn.fanzha.command.platform.crypto.ValueKind;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The key that signs API tokens: drawn once, kept encrypted in the database, so that a token holds on every instance and
 * after a restart.
 */
@Configuration(proxyBeanMethods = false)
class SigningKey {

    private static final int BITS = 3072;

    @Bean
    JWKSource<SecurityContext> signingKeys(JdbcClient jdbc, PersonalDataCipher cipher, Clock clock)
            throws JOSEException, ParseException {
        Optional<byte[]> kept = find(jdbc);
        if (kept.isEmpty()) {
            RSAKey drawn = new RSAKeyGenerator(BITS).keyIDFromThumbprint(true).generate();
            jdbc.sql("insert into signing_key (id, encrypted, created_at) values (?, ?, ?)"
                            + " on conflict (only_row) do nothing")
                    .params(
                            drawn.getKeyID(),
                            cipher.encrypt(ValueKind.SECRET, drawn.toJSONString()),
                            Timestamp.from(clock.instant()))
                    .update();
            kept = find(jdbc);
        }
        return new ImmutableJWKSet<>(new JWKSet(RSAKey.parse(cipher.decrypt(ValueKind.SECRET, kept.orElseThrow()))));
    }

    private static Optional<byte[]> find(JdbcClient jdbc) {
        return jdbc.sql("select encrypted from signing_key").query(byte[].class).optional();
    }
}
