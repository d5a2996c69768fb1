-- Every table that a result names says of itself whether it is invented and whether it is confirmed;
-- an invented one is not confirmed either.
UPDATE quotation
   SET demo = demo OR CAST(result AS CHAR) REGEXP '"demo": ?true',
       unconfirmed = CAST(result AS CHAR) REGEXP '"confirmed": ?false'
 WHERE state IN ('QUOTED', 'ACCEPTED');
