DELETE FROM visit WHERE kind = 'PHONE';
