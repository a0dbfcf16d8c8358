package cn.fanzha.command.freezes.domain;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The times that no national rule fixes.
 *
 * @param releaseConfirmation within which an institution says that it gave released money back; later it shows red
 */
@ConfigurationProperties("fanzha.freezes")
record FreezeSettings(@DefaultValue("24h") Duration releaseConfirmation) {}
