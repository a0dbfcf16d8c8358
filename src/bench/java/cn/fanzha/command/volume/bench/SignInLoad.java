package cn.fanzha.command.volume.bench;

import static us.abstracta.jmeter.javadsl.JmeterDsl.httpCookies;
import static us.abstracta.jmeter.javadsl.JmeterDsl.httpSampler;
import static us.abstracta.jmeter.javadsl.JmeterDsl.regexExtractor;
import static us.abstracta.jmeter.javadsl.JmeterDsl.responseAssertion;
import static us.abstracta.jmeter.javadsl.JmeterDsl.testPlan;
import static us.abstracta.jmeter.javadsl.JmeterDsl.threadGroup;

import cn.fanzha.command.shared.Role;
import cn.fanzha.command.volume.VolumeUnits.Person;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.http.entity.ContentType;
import us.abstracta.jmeter.javadsl.core.assertions.DslResponseAssertion.TargetField;
import us.abstracta.jmeter.javadsl.core.stats.StatsSummary;

/** People who open the form and sign in, each time with a new session. */
final class SignInLoad {

    private final Bench bench;

    SignInLoad(Bench bench) {
        this.bench = bench;
    }

    Measured run() throws IOException {
        List<Person> people = bench.city().people(Role.OFFICER, "STATION");
        Duration span = bench.settings().measure();
        StatsSummary stats = testPlan(
                        httpCookies(),
                        threadGroup()
                                .rampToAndHold(Settings.CONNECTIONS, Duration.ZERO, span)
                                .children(
                                        httpSampler("form", bench.app().address("/sign-in"))
                                                .children(regexExtractor(
                                                        "csrf", "name=\"_csrf\"[^>]*value=\"([^\"]+)\"")),
                                        httpSampler("sign-in", bench.app().address("/sign-in"))
                                                .followRedirects(false)
                                                .post(
                                                        vars -> "username="
                                                                + people.get(ThreadLocalRandom.current()
                                                                                .nextInt(people.size()))
                                                                        .username()
                                                                + "&password=" + BenchCity.PASSWORD + "&_csrf="
                                                                + vars.vars.get("csrf"),
                                                        ContentType.APPLICATION_FORM_URLENCODED)
                                                .children(responseAssertion()
                                                        .fieldToTest(TargetField.RESPONSE_HEADERS)
                                                        .containsRegexes("Location: (?!.*sign-in)"))))
                .run()
                .byLabel("sign-in");
        return new Measured(
                (stats.samplesCount() - stats.errorsCount()) / (span.toMillis() / 1e3),
                "/s",
                stats.sampleTime().median().toNanos() / 1e6,
                stats.sampleTime().perc99().toNanos() / 1e6,
                stats.errorsCount());
    }
}
