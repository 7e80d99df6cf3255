"""The spelling engine: lexicon, medical words, candidates and the judgement of one word."""
