package cn.fanzha.command.returns.web;

import cn.fanzha.command.identity.Caller;
import cn.fanzha.command.returns.domain.ReturnChange;
import cn.fanzha.command.shared.InvalidValueException;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** How an act on a return is answered, on the pages of the police and of the bank. */
final class ReturnActs {

    private ReturnActs() {}

    /**
     * Acts, then leads to the page; a refusal stands on it above what was typed, with 422.
     *
     * @param done what was done, as in the messages {@code returns.done.*}
     * @param pages where the return's page lies
     * @param again the page with the reason of the refusal
     */
    static ModelAndView answer(
            ReturnWords words,
            String done,
            String pages,
            Caller by,
            Supplier<ReturnChange> act,
            Function<String, ModelAndView> again) {
        String why;
        try {
            switch (act.get()) {
                case ReturnChange.Done ok -> {
                    return by.leadTo(pages + ok.number(), words.text("returns.done." + done));
                }
                case ReturnChange.Refused refused -> why = words.text(refused.messageKey(), refused.args());
                case ReturnChange.Stale stale -> why = words.text("returns.stale");
            }
        } catch (InvalidValueException e) {
            why = words.text(e.key(), Arrays.asList(e.args()));
        }
        ModelAndView page = again.apply(why);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }
}
