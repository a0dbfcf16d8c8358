package cn.fanzha.command.platform.web;

import cn.fanzha.command.shared.InvalidValueException;
import cn.fanzha.command.shared.KeysetPage;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** A page of a list on the screen: its rows and the way to the next ones. */
public final class ListPage {

    private ListPage() {}

    /** Where the rows behind a cursor are shown; null where there are none. */
    public interface Next {
        @Nullable
        String address(@Nullable String cursor);
    }

    /** The reader's words for a message. */
    public interface Words {
        String text(String key, Object... args);
    }

    /** Reads the rows; filters that can't be read are refused in words, with 422 and no rows. */
    public static ModelAndView fill(ModelAndView page, Words words, Next next, Supplier<? extends KeysetPage<?>> read) {
        try {
            KeysetPage<?> found = read.get();
            return page.addObject("rows", found.rows()).addObject("next", next.address(found.next()));
        } catch (InvalidValueException e) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page.addObject("problems", List.of(words.text(e.key(), e.args())))
                    .addObject("rows", List.of());
        }
    }
}
