package cn.fanzha.command.cases.domain;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the stories of cases findable: every story that came in or changed, by form, API or file, is read again within
 * seconds. Apart from the landing, which it would slow tenfold.
 */
@Component
public class StoryIndex {

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    StoryIndex(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    private record Story(UUID id, @Nullable String text) {}

    @Scheduled(fixedDelay = 5_000, initialDelay = 5_000)
    @SchedulerLock(name = "case-stories")
    void catchUp() {
        readAll();
    }

    /** Reads all that waits. */
    public void readAll() {
        while (Boolean.TRUE.equals(transaction.execute(status -> readSome()))) {
            // until nothing waits
        }
    }

    private boolean readSome() {
        List<Story> stories = jdbc.sql("""
                        with taken as (
                            delete from case_story_pending where id in (
                                select id from case_story_pending order by id limit ? for update skip locked)
                            returning case_id)
                        select distinct c.id, c.summary from taken t join case_file c on c.id = t.case_id""")
                .param(BATCH)
                .query((rs, n) -> new Story(rs.getObject("id", UUID.class), rs.getString("summary")))
                .list();
        for (Story story : stories) {
            Set<String> pairs = story.text() == null ? Set.of() : Stories.bigrams(story.text());
            if (pairs.isEmpty()) {
                jdbc.sql("delete from case_story where case_id = ?")
                        .param(story.id())
                        .update();
            } else {
                jdbc.sql("""
                                insert into case_story (case_id, bigrams) values (?, ?)
                                on conflict on constraint case_story_pk do update set bigrams = excluded.bigrams""").params(story.id(), pairs.toArray(String[]::new)).update();
            }
        }
        return !stories.isEmpty();
    }
}
