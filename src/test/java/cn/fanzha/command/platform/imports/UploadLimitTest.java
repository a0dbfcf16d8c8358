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
                .withPropertyValues("fanzha.imports.max-bytes=5000")
                .run(context -> assertThat(
                                context.getBean(MultipartConfigElement.class).getMaxFileSize())
                        .isEqualTo(5000));
    }
}
