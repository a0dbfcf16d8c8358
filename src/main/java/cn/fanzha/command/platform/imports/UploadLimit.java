package cn.fanzha.command.platform.imports;

import jakarta.servlet.MultipartConfigElement;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A file through a page may be as long as one through the programs' door: {@code fanzha.imports.max-bytes} says how long. Up
 * to {@code fanzha.uploads.max-bytes}, which is all that other pages take, the container holds it in memory; a longer import
 * is taken apart before the container sees it and lies on disk encrypted, for the length of its request.
 */
@Configuration(proxyBeanMethods = false)
class UploadLimit {

    /** What the form's other fields and the parts' headers may take beside the file. */
    private static final long BESIDE_THE_FILE = 1 << 20;

    @Bean
    MultipartConfigElement multipartLimit(
            @Value("${fanzha.imports.max-bytes}") long maxBytes, @Value("${fanzha.uploads.max-bytes}") int inMemory) {
        return new MultipartConfigElement("", maxBytes, maxBytes + BESIDE_THE_FILE, inMemory);
    }
}
