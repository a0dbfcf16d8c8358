package cn.fanzha.command.support;

import cn.fanzha.command.requests.ControlAsked;
import cn.fanzha.command.requests.ControlKind;
import cn.fanzha.command.requests.ControlNumber;
import cn.fanzha.command.requests.ControlOutcome;
import cn.fanzha.command.requests.ControlUrgency;
import cn.fanzha.command.requests.Controls;
import cn.fanzha.command.shared.Actor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;

/** Control requests for tests, made through the real use case. */
@TestComponent
public class ControlRows {

    private final Controls controls;

    public ControlRows(Controls controls) {
        this.controls = controls;
    }

    /** A phone number that no other test uses. */
    public static String newPhone() {
        return "139" + MadeUpCodes.digits(8);
    }

    public static ControlAsked number(String phone, UUID operator, @Nullable String caseNo) {
        return new ControlAsked(ControlKind.NUMBER, phone, operator, caseNo, "冒充客服实施诈骗", ControlUrgency.NORMAL);
    }

    /** The number of a request to block a fresh phone number. */
    public ControlNumber sent(UUID operator, Actor officer) {
        return sent(number(newPhone(), operator, null), officer);
    }

    public ControlNumber sent(ControlAsked asked, Actor officer) {
        if (controls.ask(asked, officer) instanceof ControlOutcome.Done done) {
            return done.number();
        }
        throw new AssertionError("the request was not sent");
    }
}
