package io.forecourt.platform.audit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Walks the chain from its beginning and tells what does not fit. */
class AuditVerification {

  private static final int PAGE = 1_000;
  private static final int FINDINGS = 100;

  /** What is wrong with a place in the chain. */
  public enum Fault {
    /** The record is not what was sealed. */
    CHANGED,
    /** A sealed record is gone. */
    REMOVED,
    /** A record that this service did not write, or that was never handed to the chain. */
    INSERTED,
    /** A seal is gone, or was made without the key. */
    BROKEN
  }

  /**
   * @param position place in the chain, absent for a record outside of it
   * @param id number of the record
   */
  public record Finding(Fault fault, @Nullable Long position, @Nullable Long id) {}

  /**
   * @param sealed length of the chain
   * @param hash of its end: to be kept elsewhere and asked again later
   * @param waiting records of the last second, not sealed yet
   * @param findings the first hundred
   */
  public record Report(
      boolean intact, long sealed, String hash, long waiting, List<Finding> findings) {}

  private record Link(
      long position,
      long id,
      String recordId,
      String hash,
      @Nullable AuditRecord entry,
      @Nullable String mac) {}

  private final JdbcClient jdbc;
  private final AuditKey key;
  private final AuditChain chain;

  AuditVerification(JdbcClient jdbc, AuditKey key, AuditChain chain) {
    this.jdbc = jdbc;
    this.key = key;
    this.chain = chain;
  }

  /**
   * @param anchorPosition a place noted earlier, with its hash, to find a chain that was cut and
   *     grown again
   */
  Report verify(@Nullable Long anchorPosition, @Nullable String anchorHash) {
    List<Finding> findings = new ArrayList<>();
    AuditChain.@Nullable Head head = chain.head();
    String previous = AuditChain.GENESIS;
    long position = 0;
    List<Link> page = links(0);
    while (!page.isEmpty()) {
      for (Link link : page) {
        if (link.position() != position + 1) {
          findings.add(new Finding(Fault.BROKEN, position + 1, null));
        }
        check(link, previous, findings);
        if (anchorPosition != null
            && anchorPosition == link.position()
            && !link.hash().equals(anchorHash)) {
          findings.add(new Finding(Fault.BROKEN, link.position(), link.id()));
        }
        previous = link.hash();
        position = link.position();
      }
      page = links(position);
    }
    boolean shortened =
        head == null
            || head.position() > position
            || (anchorPosition != null && anchorPosition > position);
    if (shortened) {
      findings.add(new Finding(Fault.REMOVED, position + 1, null));
    }
    inserted(findings);
    List<Finding> first = findings.size() > FINDINGS ? findings.subList(0, FINDINGS) : findings;
    return new Report(findings.isEmpty(), position, previous, waiting(), List.copyOf(first));
  }

  private void check(Link link, String previous, List<Finding> findings) {
    AuditRecord entry = link.entry();
    String mac = link.mac();
    if (entry == null || mac == null) {
      findings.add(new Finding(Fault.REMOVED, link.position(), link.id()));
      return;
    }
    String genuine = entry.mac(key);
    if (!genuine.equals(mac)) {
      findings.add(new Finding(Fault.CHANGED, link.position(), link.id()));
    }
    String expected =
        AuditChain.hash(key, link.position(), previous, link.id(), link.recordId(), genuine);
    if (genuine.equals(mac) && !expected.equals(link.hash())) {
      findings.add(new Finding(Fault.BROKEN, link.position(), link.id()));
    }
  }

  /**
   * Records that are neither sealed nor waiting, or wait without having been written by this
   * service.
   */
  private void inserted(List<Finding> findings) {
    jdbc.sql(
            """
            SELECT r.id FROM audit_record r
             LEFT JOIN audit_seal s ON s.id = r.id
             LEFT JOIN audit_unsealed u ON u.id = r.id
             WHERE s.id IS NULL AND u.id IS NULL
             ORDER BY r.id LIMIT 100
            """)
        .query(Long.class)
        .list()
        .forEach(id -> findings.add(new Finding(Fault.INSERTED, null, id)));
    jdbc
        .sql(
            "SELECT r.id AS id, r.mac AS mac, "
                + AuditRecord.COLUMNS
                + " FROM audit_unsealed u JOIN audit_record r ON r.id = u.id ORDER BY r.id LIMIT"
                + " 1000")
        .query(
            (row, index) ->
                AuditRecord.read(row).mac(key).equals(row.getString("mac"))
                    ? 0L
                    : row.getLong("id"))
        .list()
        .stream()
        .filter(id -> id != 0)
        .forEach(id -> findings.add(new Finding(Fault.INSERTED, null, id)));
  }

  private long waiting() {
    return jdbc.sql("SELECT COUNT(*) FROM audit_unsealed").query(Long.class).single();
  }

  private List<Link> links(long after) {
    return jdbc.sql(
            "SELECT s.position AS position, s.id AS sealed_id, s.record_id AS sealed_record, s.hash"
                + " AS hash, r.mac AS mac, r."
                + AuditRecord.COLUMNS.replace(", ", ", r.")
                + " FROM audit_seal s LEFT JOIN audit_record r ON r.id = s.id AND r.record_id ="
                + " s.record_id WHERE s.position > :after ORDER BY s.position LIMIT "
                + PAGE)
        .param("after", after)
        .query(
            (row, index) ->
                new Link(
                    row.getLong("position"),
                    row.getLong("sealed_id"),
                    row.getString("sealed_record"),
                    row.getString("hash"),
                    row.getString("record_id") == null ? null : AuditRecord.read(row),
                    row.getString("mac")))
        .list();
  }
}
