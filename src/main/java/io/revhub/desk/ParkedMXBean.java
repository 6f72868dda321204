package io.revhub.desk;

import java.util.List;

/** What is parked, for Hawtio and other JMX clients: {@code io.revhub:type=Parked}. Operations answer in a word or a number. */
public interface ParkedMXBean {

    long getOpen();

    /** A line each: number, document, system, reason. */
    List<String> list();

    String retry(long id);

    /** @return how many are tried again */
    int retryAll(String code, String system, String type);

    String assign(long id, String to);

    String comment(long id, String text);

    String dismiss(long id, String reason);

    /** Replays all documents of a type with today's mappings. @return how many */
    long remap(String document);
}
