package cn.fanzha.command.support;

import cn.fanzha.command.organisation.Units;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Founds a {@link TestCity} for each test class that asks for one. */
@TestConfiguration(proxyBeanMethods = false)
public class TestCities {

    private static volatile @Nullable Class<?> running;

    private final Map<Class<?>, TestCity> cities = new ConcurrentHashMap<>();

    /** Also a class that inherits its tests' fields gets a city of its own. */
    static void begins(Class<?> test) {
        running = test;
    }

    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    TestCity testCity(InjectionPoint asks, JdbcClient jdbc, Units units, PasswordEncoder passwords) {
        Class<?> asking = asks.getMember().getDeclaringClass();
        Class<?> test = running;
        // one instance for all its tests is made before its class begins: the one that ran before is none of its own
        return cities.computeIfAbsent(
                test != null && asking.isAssignableFrom(test) ? test : asking,
                any -> new TestCity(jdbc, units, passwords));
    }
}
