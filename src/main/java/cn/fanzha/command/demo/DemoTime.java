package cn.fanzha.command.demo;

import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the trial's clock before the application's own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("fanzha.demo")
class DemoTime {

    @Bean
    static BeanDefinitionRegistryPostProcessor demoClock() {
        return registry -> {
            ConfigurableListableBeanFactory beans = (ConfigurableListableBeanFactory) registry;
            List<String> clocks = List.of(beans.getBeanNamesForType(Clock.class, true, false));
            String own = clocks.stream()
                    .filter(name -> beans.getBeanDefinition(name).isPrimary())
                    .findFirst()
                    .orElse(clocks.getFirst());
            beans.getBeanDefinition(own).setPrimary(false);
            RootBeanDefinition clock =
                    new RootBeanDefinition(DemoClock.class, () -> new DemoClock(beans.getBean(own, Clock.class)));
            clock.setPrimary(true);
            registry.registerBeanDefinition("playedClock", clock);
        };
    }
}
