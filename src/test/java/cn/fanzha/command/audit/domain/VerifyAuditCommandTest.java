package cn.fanzha.command.audit.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fanzha.command.support.AuditTrail;
import cn.fanzha.command.support.IntegrationTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.context.MessageSource;

@IntegrationTest
class VerifyAuditCommandTest {

    @Autowired
    AuditVerifier verifier;

    @Autowired
    MessageSource messages;

    @Autowired
    AuditTrail trail;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final List<Integer> exits = new ArrayList<>();

    @Test
    void withoutTheOptionNothingHappens() {
        run("--server.port=0");

        assertThat(exits).isEmpty();
        assertThat(printed.toString(UTF_8)).isEmpty();
    }

    @Test
    void aWholeLogEndsWithZero() {
        trail.awaitSealed();
        run("--verify-audit");

        assertThat(exits).containsExactly(0);
    }

    @Test
    void anAnchorThatTheChainLacksEndsWithOneAndIsNamed() {
        run("--verify-audit", "--audit-anchor=999999999:" + "ab".repeat(32));

        assertThat(exits).containsExactly(1);
        assertThat(printed.toString(UTF_8)).contains("999999999");
    }

    private void run(String... arguments) {
        new VerifyAuditCommand(verifier, messages, new PrintStream(printed, true, UTF_8), exits::add)
                .run(new DefaultApplicationArguments(arguments));
    }
}
