package cn.fanzha.command.support.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A {@link SimulatorBank} as the test talks to it; ends the process that it started. */
public final class BankProcess implements AutoCloseable {

    private final Process process;
    private final PrintStream in;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> hooks = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> byItself = new LinkedBlockingQueue<>();
    private int port;

    private BankProcess(Process process) {
        this.process = process;
        this.in = new PrintStream(process.getOutputStream(), true, UTF_8);
    }

    /** Starts it with a client's secret, and waits until it has its token. */
    public static BankProcess start(String application, String client, String secret)
            throws IOException, InterruptedException {
        BankProcess bank = new BankProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SimulatorBank.class.getName(),
                        application,
                        client,
                        secret)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
        Thread.ofVirtual().start(bank::read);
        bank.port = Integer.parseInt(bank.answer().substring("PORT ".length()));
        return bank;
    }

    private void read() {
        try (BufferedReader out = process.inputReader(UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                (line.startsWith("HOOK ") ? hooks : line.startsWith("AUTO ") ? byItself : answers).add(line);
            }
        } catch (IOException e) {
            // it has ended
        }
    }

    /** Where it hears webhooks. */
    public String door() {
        return "http://127.0.0.1:" + port + "/";
    }

    /** Has it do something, without an answer. */
    public void tell(String line) {
        in.println(line);
    }

    /** Has it call the API; status and body of what was answered. */
    public String ask(String line) throws InterruptedException {
        tell(line);
        return answer();
    }

    private String answer() throws InterruptedException {
        return taken(answers);
    }

    /** The next message that it heard. */
    public String hook() throws InterruptedException {
        return taken(hooks);
    }

    /** The next answer to what it did by itself. */
    public String byItself() throws InterruptedException {
        return taken(byItself);
    }

    private static String taken(BlockingQueue<String> lines) throws InterruptedException {
        @Nullable String line = lines.poll(2, TimeUnit.MINUTES);
        return Objects.requireNonNull(line, "the bank says nothing");
    }

    /** Waits until it has ended by itself. */
    public void awaitEnd() throws InterruptedException {
        process.waitFor(2, TimeUnit.MINUTES);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
