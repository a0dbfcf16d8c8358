package cn.fanzha.command.support;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import cn.fanzha.command.shared.Actor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Pages as somebody opens them, and forms as somebody sends them. */
public final class Pages {

    private final MockMvcTester mvc;

    public Pages(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    public MvcTestResult get(Actor actor, String address) {
        return mvc.get().uri(address).with(SignedIn.signedIn(actor)).exchange();
    }

    /** Sends a form: names and values in turn. */
    public MvcTestResult post(Actor actor, String address, String... fields) {
        var request = mvc.post().uri(address).with(SignedIn.signedIn(actor)).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }
}
