"""What the bot does beside answering questions: cards, quizzes, anniversaries, news. conversation.yaml tells how."""
