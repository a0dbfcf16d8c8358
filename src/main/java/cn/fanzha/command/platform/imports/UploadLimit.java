package cn.fanzha.command.platform.imports;

import jakarta.servlet.MultipartConfigElement;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A file through a page may be as long as one through the programs' door: {@code fanzha.imports.max-bytes} says how long. */
@Configuration(proxyBeanMethods = false)
class UploadLimit {

    /** What the form's other fields and the parts' headers may take beside the file. */
    private static final long BESIDE_THE_FILE = 1 << 20;

    @Bean
    MultipartConfigElement multipartLimit(@Value("${fanzha.imports.max-bytes}") long maxBytes) {
        return new MultipartConfigElement("", maxBytes, maxBytes + BESIDE_THE_FILE, 0);
    }
}
