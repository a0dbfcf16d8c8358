package cn.fanzha.command.platform.crypto;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the key file: {@code fanzha.keys.file}, made on the first start where {@code fanzha.keys.create} is true. */
@Configuration(proxyBeanMethods = false)
class CryptoConfiguration {

    @Bean
    KeyFile keyFile(
            @Value("${fanzha.keys.file:${fanzha.data-dir:./data}/keys/fanzha.keys}") String file,
            @Value("${fanzha.keys.create:false}") boolean create) {
        return KeyFile.open(Path.of(file), create);
    }
}
