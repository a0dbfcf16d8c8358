package cn.fanzha.command.audit.domain;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * {@code --verify-audit}: instead of serving, checks the audit log, prints what it found and ends with 0 when the log
 * is whole, 1 when it was tampered with. {@code --audit-anchor=4711:9f3c…} (as often as wanted) also checks that the
 * chain still has a link that was written down from the log.
 */
@Component
class VerifyAuditCommand implements ApplicationRunner {

    static final String OPTION = "verify-audit";
    private static final String ANCHOR = "audit-anchor";

    private final AuditVerifier verifier;
    private final MessageSource messages;
    private final PrintStream out;
    private final IntConsumer exit;

    @Autowired
    VerifyAuditCommand(AuditVerifier verifier, MessageSource messages, ConfigurableApplicationContext context) {
        this(verifier, messages, System.out, code -> System.exit(SpringApplication.exit(context, () -> code)));
    }

    VerifyAuditCommand(AuditVerifier verifier, MessageSource messages, PrintStream out, IntConsumer exit) {
        this.verifier = verifier;
        this.messages = messages;
        this.out = out;
        this.exit = exit;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!arguments.containsOption(OPTION)) {
            return;
        }
        List<String> anchors = arguments.getOptionValues(ANCHOR);
        AuditReport report = verifier.verify(
                anchors == null
                        ? List.of()
                        : anchors.stream().map(AuditLink::of).toList(),
                seen -> out.println(text("audit.command.progress", seen)));
        for (AuditFinding finding : report.findings()) {
            out.println(text(
                    "audit.command.finding",
                    text("audit.finding." + finding.kind()),
                    shown(finding.entryId()),
                    shown(finding.seq()),
                    shown(finding.about())));
        }
        out.println(
                report.clean()
                        ? text("audit.command.clean", report.links(), report.waiting(), shown(report.head()))
                        : text("audit.command.faulty", report.links(), report.faults()));
        exit.accept(report.clean() ? 0 : 1);
    }

    private String text(String key, Object... args) {
        Object[] shown = List.of(args).stream().map(String::valueOf).toArray();
        return messages.getMessage(key, shown, Locale.getDefault());
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "—" : value.toString();
    }
}
