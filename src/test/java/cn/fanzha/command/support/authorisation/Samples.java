package cn.fanzha.command.support.authorisation;

import java.util.List;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** Every {@link SampleData} of the tests. */
final class Samples {

    private final List<SampleData> makers;

    Samples(AutowireCapableBeanFactory beans) {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AssignableTypeFilter(SampleData.class));
        makers = scan.findCandidateComponents("cn.fanzha.command").stream()
                .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .map(type -> (SampleData) beans.createBean(type))
                .toList();
    }

    Sample of(Rule rule, Side side) {
        return makers.stream()
                .filter(maker -> maker.covers(rule.method(), rule.pattern()))
                .findFirst()
                .map(maker -> maker.make(rule.method(), rule.pattern(), side))
                .orElseGet(() -> {
                    if (rule.pattern().contains("{")) {
                        throw new AssertionError("no SampleData covers " + rule.key());
                    }
                    return Sample.EMPTY;
                });
    }
}
