package cn.fanzha.command.platform.imports;

import cn.fanzha.command.platform.api.OwnKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A file that is imported again changes nothing: its rows are known by their numbers. */
@Configuration(proxyBeanMethods = false)
class ImportKeys {

    @Bean
    OwnKeys keysOfImports() {
        return new OwnKeys("/api/v1/imports");
    }
}
