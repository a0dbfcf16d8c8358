package cn.fanzha.command.platform.imports;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.MultipartConfigElement;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class UploadLimitTest {

    @Test
    void thePagesLimitFollowsTheSettingOfImports() {
        new ApplicationContextRunner()
                .withUserConfiguration(UploadLimit.class)
                .withPropertyValues("fanzha.imports.max-bytes=5000", "fanzha.uploads.max-bytes=400")
                .run(context -> {
                    MultipartConfigElement limit = context.getBean(MultipartConfigElement.class);
                    assertThat(limit.getMaxFileSize()).isEqualTo(5000);
                    assertThat(limit.getFileSizeThreshold()).isEqualTo(400);
                });
    }
}
