package cn.fanzha.command.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.hibernate.resource.beans.container.spi.BeanContainer.LifecycleOptions;
import org.hibernate.resource.beans.spi.BeanInstanceProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.orm.jpa.hibernate.SpringBeanContainer;

class EncryptedColumnsTest {

    @TempDir
    Path folder;

    @Test
    void aColumnHoldsCiphertextOfItsKindOrNothing() {
        var cipher = new PersonalDataCipher(KeyFile.open(folder.resolve("keys"), true));
        var columns = List.of(
                new EncryptedName(cipher),
                new EncryptedPhone(cipher),
                new EncryptedIdNumber(cipher),
                new EncryptedAccount(cipher));
        for (EncryptedText column : columns) {
            byte[] stored = column.convertToDatabaseColumn("13812345678");
            assertThat(stored).isNotNull();
            assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("138123");
            assertThat(column.convertToEntityAttribute(stored)).isEqualTo("13812345678");
            assertThat(column.convertToDatabaseColumn(null)).isNull();
            assertThat(column.convertToEntityAttribute(null)).isNull();
            for (EncryptedText other : columns) {
                if (other != column) {
                    assertThatThrownBy(() -> other.convertToEntityAttribute(stored))
                            .isInstanceOf(UndecryptableException.class);
                }
            }
        }
    }

    @Test
    void hibernateGetsTheColumnsFromSpring() {
        try (var context = new AnnotationConfigApplicationContext()) {
            Map<String, Object> settings = Map.of("fanzha.data-dir", folder.toString(), "fanzha.keys.create", "true");
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
            context.register(CryptoConfiguration.class, PersonalDataCipher.class, BlindIndex.class, AuditMac.class);
            context.refresh();
            assertThat(folder.resolve("keys/fanzha.keys")).exists();

            var container = new SpringBeanContainer(context.getBeanFactory());
            var name = container
                    .getBean(EncryptedName.class, new AsHibernateAsks(), new NoFallback())
                    .getBeanInstance();
            byte[] stored = name.convertToDatabaseColumn("张三");
            assertThat(context.getBean(PersonalDataCipher.class).decrypt(ValueKind.NAME, stored))
                    .isEqualTo("张三");
        }
    }

    private static final class AsHibernateAsks implements LifecycleOptions {
        @Override
        public boolean canUseCachedReferences() {
            return true;
        }

        @Override
        public boolean useJpaCompliantCreation() {
            return true;
        }
    }

    private static final class NoFallback implements BeanInstanceProducer {
        @Override
        public <B> B produceBeanInstance(Class<B> beanType) {
            throw new AssertionError("Spring could not make " + beanType);
        }

        @Override
        public <B> B produceBeanInstance(String name, Class<B> beanType) {
            throw new AssertionError("Spring could not make " + beanType);
        }
    }
}
