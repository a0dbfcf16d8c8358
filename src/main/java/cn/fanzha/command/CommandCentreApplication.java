package cn.fanzha.command;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The command centre as one process: pages for people, an API for programs, jobs for the clock. */
@SpringBootApplication
public class CommandCentreApplication {

    public static void main(String[] args) {
        SpringApplication.run(CommandCentreApplication.class, args);
    }
}
