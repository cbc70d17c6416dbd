-- Counters are written by strangers, many at once, in transactions that need not wait for the disk. The key to the
-- locality made each of them lock the locality's one row: a line in the log, so a wait for the disk, and a queue. Which
-- locality it is comes from the transaction, and row-level security admits no other.

alter table rate_counter drop constraint rate_counter_of_locality;
