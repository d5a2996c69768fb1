-- Run once per schema by an administrator. With binary logging on, CREATE TRIGGER needs a privilege that services do not
-- have (SUPER, or log_bin_trust_function_creators), so this is no migration. Works on MySQL 9.7 and MariaDB 11.4.
CREATE TRIGGER audit_record_no_update BEFORE UPDATE ON audit_record FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit_record is append-only';
CREATE TRIGGER audit_record_no_delete BEFORE DELETE ON audit_record FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit_record is append-only';
CREATE TRIGGER audit_seal_no_update BEFORE UPDATE ON audit_seal FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit_seal is append-only';
CREATE TRIGGER audit_seal_no_delete BEFORE DELETE ON audit_seal FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit_seal is append-only';
CREATE TRIGGER access_log_no_update BEFORE UPDATE ON access_log FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'access_log is append-only';
CREATE TRIGGER access_log_no_delete BEFORE DELETE ON access_log FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'access_log is append-only';
